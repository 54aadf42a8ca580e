/** Lanczos' coefficients for g = 7, as published by Godfrey: good to 15 digits. */
const lanczosFirst = 0.99999999999980993;
const lanczosRest: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for `x` > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const at = x - 1;
  const series = lanczosRest.reduce(
    (sum, coefficient, index) => sum + coefficient / (at + index + 1),
    lanczosFirst,
  );
  const shifted = at + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(shifted) - shifted + Math.log(series);
}

const tiny = 1e-300;

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let product = denominator;
  for (let step = 1; step <= 300; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    denominator = 1 / notZero(1 + even * denominator);
    numerator = notZero(1 + even / numerator);
    product *= denominator * numerator;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    denominator = 1 / notZero(1 + odd * denominator);
    numerator = notZero(1 + odd / numerator);
    const change = denominator * numerator;
    product *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return product;
}

const notZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);

/** The regularised incomplete beta function I_x(a, b), for x in [0, 1]. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

import { incompleteBeta } from "./gamma";

/** The share of Student's t distribution below `t`. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const tail = incompleteBeta(x, degreesOfFreedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Beyond so many degrees of freedom t and normal quantiles agree to four digits. */
const nearlyNormal = 1e6;

/**
 * The quantile of Student's t distribution.
 *
 * @param probability Between 0 and 1, both excluded; throws RangeError otherwise, and for degrees of freedom under 1e-3.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  checkProbability(probability);
  if (!(degreesOfFreedom > 1e-3)) throw new RangeError("Degrees of freedom are more than zero");
  if (degreesOfFreedom > nearlyNormal) return normalQuantile(probability);
  return invert((t) => studentCdf(t, degreesOfFreedom), probability);
}

/** The quantile of the standard normal distribution (Acklam's approximation, good to nine digits). */
export function normalQuantile(probability: number): number {
  checkProbability(probability);
  const low = 0.02425;
  if (probability < low) return tailQuantile(Math.sqrt(-2 * Math.log(probability)));
  if (probability > 1 - low) return -tailQuantile(Math.sqrt(-2 * Math.log1p(-probability)));
  const q = probability - 0.5;
  const r = q * q;
  return (q * polynomial(centre.above, r)) / polynomial(centre.below, r);
}

const centre = {
  above: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ],
  below: [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
  ],
};
const tail = {
  above: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  below: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
};
const tailQuantile = (q: number) => polynomial(tail.above, q) / polynomial(tail.below, q);

/** @param coefficients The highest power first. */
const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((value, coefficient) => value * x + coefficient, 0);

/** Where a growing function has a value, by doubling the bounds and halving what is between them. */
function invert(grows: (x: number) => number, value: number): number {
  let [low, high] = [-1, 1];
  while (grows(low) > value) low *= 2;
  while (grows(high) < value) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    if (grows(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function checkProbability(probability: number): void {
  if (!(probability > 0 && probability < 1)) throw new RangeError("A probability lies between 0 and 1");
}

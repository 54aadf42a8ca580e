/** Colours as #rrggbb, mixed in OKLab (B. Ottosson, 2020) so that steps look even and mixtures stay clean. */

type Lab = { l: number; a: number; b: number };

const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number) =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function hexOf(red: number, green: number, blue: number): string {
  const byte = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${byte(red)}${byte(green)}${byte(blue)}`;
}

function toLab(hex: string): Lab {
  const [r, g, b] = channels(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function fromLab({ l, a, b }: Lab): string {
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hexOf(
    fromLinear(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z),
    fromLinear(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z),
    fromLinear(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z),
  );
}

/** `share` 0 gives `from`, 1 gives `to`. */
export function mix(from: string, to: string, share: number): string {
  const a = toLab(from);
  const b = toLab(to);
  const at = (key: keyof Lab) => a[key] + (b[key] - a[key]) * share;
  return fromLab({ l: at("l"), a: at("a"), b: at("b") });
}

/** A surface of the colour `hex` under a light of the colour `light`. */
export function multiply(hex: string, light: string): string {
  const a = channels(hex);
  const b = channels(light);
  return hexOf(a[0] * b[0], a[1] * b[1], a[2] * b[2]);
}

export type Grade = { saturation: number; contrast: number; lift: number; warmth: number };

/** Contrast turns about a middle grey; warmth moves along blue-orange; lift is added lightness. */
export function grade(hex: string, { saturation, contrast, lift, warmth }: Grade): string {
  const { l, a, b } = toLab(hex);
  return fromLab({
    l: Math.min(1, Math.max(0, (l - 0.55) * contrast + 0.55 + lift)),
    a: a * saturation + warmth * 0.012,
    b: b * saturation + warmth * 0.03,
  });
}

/** The same hue and chroma at another lightness (0..1), chroma scaled by `chroma`. */
export function withLightness(hex: string, lightness: number, chroma = 1): string {
  const { a, b } = toLab(hex);
  return fromLab({ l: lightness, a: a * chroma, b: b * chroma });
}

export const lightnessOf = (hex: string): number => toLab(hex).l;

/** `hex` with an alpha of 0..1, as canvas takes it. */
export function fade(hex: string, alpha: number): string {
  const [r, g, b] = channels(hex).map((value) => Math.round(value * 255)) as [number, number, number];
  return `rgba(${r},${g},${b},${Math.min(1, Math.max(0, alpha)).toFixed(4)})`;
}

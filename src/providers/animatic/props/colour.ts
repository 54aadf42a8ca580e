/** Red, green and blue, 0 to 255, gamma-encoded (sRGB). */
export type Rgb = readonly [number, number, number];

export const white: Rgb = [255, 255, 255];

/** Reads #rrggbb; the schema of a subject guarantees the form. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `amount` 0 gives `from`, 1 gives `to`. */
export function mix(from: Rgb, to: Rgb, amount: number): Rgb {
  const at = (a: number, b: number) => a + (b - a) * amount;
  return [at(from[0], to[0]), at(from[1], to[1]), at(from[2], to[2])];
}

/** A surface of colour `surface` under light of colour `light`. */
export function multiply(surface: Rgb, light: Rgb): Rgb {
  return [(surface[0] * light[0]) / 255, (surface[1] * light[1]) / 255, (surface[2] * light[2]) / 255];
}

export function css(colour: Rgb, alpha = 1): string {
  const [red, green, blue] = colour.map((channel) => Math.round(Math.min(255, Math.max(0, channel))));
  return alpha >= 1 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${alpha.toFixed(3)})`;
}

/** Relative luminance, 0 to 1 (WCAG 2). */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio, 1 to 21 (WCAG 2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const nearBlack: Rgb = [24, 24, 28];

/** The first wish that reads well on `ground`, otherwise near-black or white. */
export function inkOn(ground: Rgb, wishes: readonly Rgb[]): Rgb {
  const readable = wishes.find((wish) => contrast(wish, ground) >= 3);
  return readable ?? (contrast(white, ground) >= contrast(nearBlack, ground) ? white : nearBlack);
}

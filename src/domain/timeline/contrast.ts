/** Relative luminance of a colour like #1a2b3c, 0 black to 1 white, as WCAG 2 defines it. */
export function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The one of black and white that is read best on a colour; one of them always reaches 4.5 : 1. */
export const readableOn = (background: string) => (luminance(background) > 0.179 ? "#000000" : "#ffffff");

export type BoxColours = { text: string; box: string };

/**
 * A box under text over any picture. The box lets some of the picture through, so that text must stand 4.5 : 1 against
 * what it looks like over the worst picture; a colour that cannot gives way to white.
 */
export function boxColours(text: string): BoxColours {
  const light = luminance(text);
  if (light <= 0.12) return { text, box: "rgba(255, 255, 255, 0.9)" };
  return { text: light >= 0.39 ? text : "#ffffff", box: "rgba(12, 12, 16, 0.8)" };
}

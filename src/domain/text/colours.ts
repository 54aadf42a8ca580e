/** Colour words and what they look like in an ad: chosen to sit well together, not the web's primary colours. */
export const colourWords: Record<string, string> = {
  black: "#16181d",
  charcoal: "#33373d",
  grey: "#8a9099",
  gray: "#8a9099",
  silver: "#c3c8ce",
  white: "#f6f5f1",
  ivory: "#f3ecdc",
  cream: "#f2e6ce",
  beige: "#dcc9a8",
  sand: "#d9bf94",
  brown: "#6f4a2f",
  chocolate: "#4a2c1c",
  copper: "#b8734a",
  bronze: "#9c6b3c",
  gold: "#d4a63f",
  golden: "#d4a63f",
  yellow: "#f4c531",
  amber: "#f0a028",
  orange: "#f07f2e",
  coral: "#f2786a",
  peach: "#f6b394",
  red: "#d5352f",
  crimson: "#b3202f",
  burgundy: "#6d1f2f",
  pink: "#ef8fb0",
  magenta: "#cf3a8c",
  purple: "#7a4bb5",
  violet: "#7d5ad6",
  lavender: "#b6a5e0",
  indigo: "#3f41a8",
  navy: "#1d2b4f",
  blue: "#2f6fd0",
  azure: "#3f9be0",
  teal: "#1f8a8a",
  turquoise: "#36b7b0",
  mint: "#a3dcc3",
  green: "#3f9a55",
  emerald: "#1f8f62",
  olive: "#7c7f3b",
  lime: "#a8d13a",
};

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour word nearest to a hex colour, for prompts in words. Distance in weighted RGB ("redmean"). */
export function colourName(hex: string): string {
  const [red, green, blue] = channels(hex);
  let best = { name: "grey", distance: Number.POSITIVE_INFINITY };
  for (const [name, known] of Object.entries(colourWords)) {
    const [r, g, b] = channels(known);
    const mean = (red + r) / 2;
    const distance =
      (2 + mean / 256) * (red - r) ** 2 + 4 * (green - g) ** 2 + (2 + (255 - mean) / 256) * (blue - b) ** 2;
    if (distance < best.distance) best = { name, distance };
  }
  return best.name;
}

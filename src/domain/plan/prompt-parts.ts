/**
 * Where the words of a prompt come from: the shot, an element in it, its scene, the look of the video, the story, the
 * maker's brief or settings, fixed words that every such prompt has, or the maker's own words in the place of others.
 */
export const promptOrigins = [
  "shot",
  "element",
  "scene",
  "look",
  "story",
  "brief",
  "setting",
  "fixed",
  "maker",
] as const;
export type PromptOrigin = (typeof promptOrigins)[number];

export type PromptPart = { origin: PromptOrigin; text: string };

/** What of a prompt is sent, and what is left out because it would be too long. */
export type ComposedPrompt = { kept: PromptPart[]; left: PromptPart[] };

export const promptPart = (origin: PromptOrigin, text: string): PromptPart => ({ origin, text });

/** The prompt as a model gets it. @param between Stands between two parts. */
export const promptText = (parts: readonly PromptPart[], between = " "): string =>
  parts.map(({ text }) => text).join(between);

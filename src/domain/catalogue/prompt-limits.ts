import { findEntry } from "./entries";

/** What a model can take, as far as words are concerned. */
export type PromptLimits = {
  /** Longest prompt, in characters; null when no limit is known. */
  promptMax: number | null;
  /** What else decides what comes of the words, in words. */
  facts: string[];
};

/** The limits of a model out of the catalogue; none for one that is not in it, such as those of this machine. */
export function promptLimits(id: string): PromptLimits {
  const entry = findEntry(id);
  if (entry?.kind !== "video" && entry?.kind !== "image") return { promptMax: null, facts: [] };
  const { references, seed, negativePrompt } = entry.capabilities;
  return {
    promptMax: entry.kind === "video" ? (entry.promptMax ?? null) : null,
    facts: [
      references === 0
        ? "takes no reference pictures"
        : `takes up to ${references} reference ${references === 1 ? "picture" : "pictures"}`,
      seed ? "keeps to a seed" : "has no seed: the same words give another picture each time",
      ...(negativePrompt ? [] : ["does not read what should not be there"]),
      ...(entry.kind === "video" && !entry.capabilities.lastFrame ? ["cannot end on a given frame"] : []),
    ],
  };
}

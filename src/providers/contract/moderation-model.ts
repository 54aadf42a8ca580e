import type { ModelFacts } from "./model-facts";

export type ModerationVerdict = {
  flagged: boolean;
  /** Names of the categories that were found, e.g. "violence". */
  categories: string[];
};

/** Judges prompts before they reach a model. Free and without effects, so that it may be repeated. */
export type ModerationModel = ModelFacts & {
  check(request: { text: string; signal?: AbortSignal | undefined }): Promise<ModerationVerdict>;
};

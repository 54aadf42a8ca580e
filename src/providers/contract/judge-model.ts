import type { ModelFacts } from "./model-facts";
import type { RemoteJob } from "./remote-job";
import type { TextReply, TextRequest } from "./text-model";

/**
 * A model that looks at frames of a shot and answers a rubric. Its answer is raw, like a language model's: the caller
 * checks it against the schema. What it says is advice: it is shown with its reasons, and decides nothing.
 */
export type JudgeModel = ModelFacts & {
  /** What a question of this many characters and pictures usually costs, for estimates, in micro-dollars. */
  priceMicros(question: { characters: number; pictures: number }): number;
  /** Rough wall-clock time for an answer, in seconds, for estimates. */
  readonly typicalSeconds: number;
  readonly job: RemoteJob<TextRequest, TextReply>;
};

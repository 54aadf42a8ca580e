import type { z } from "zod";
import type { Json } from "@/domain/json";
import type { MediaInput } from "./media-result";
import type { ModelFacts } from "./model-facts";
import type { RemoteJob } from "./remote-job";

/**
 * A model that answers with a structured value: on this machine from the facts as data (`answer`), or a language model
 * that reads them in words (`job`). A language model's answer is raw: it is checked against the schema, and asked for
 * once more with what is wrong with it, by the caller, because asking again costs again.
 */
export type TextModel = ModelFacts & {
  /** What a question of this many characters may cost, for estimates, in micro-dollars. */
  priceMicros(question: { characters: number }): number;
  /** Rough wall-clock time for an answer, in seconds, for estimates. */
  readonly typicalSeconds: number;
} & (
    | {
        answer<Schema extends z.ZodType>(request: TextRequest<Schema>): Promise<z.output<Schema>>;
        job?: undefined;
      }
    | { job: RemoteJob<TextRequest, TextReply>; answer?: undefined }
  );

export type TextRequest<Schema extends z.ZodType = z.ZodType> = {
  task: TextTask;
  system: string;
  /** The whole request in words. */
  prompt: string;
  /** The same facts as data, for planners that work from data. */
  input: Json;
  schema: Schema;
  seed: number;
  images: readonly MediaInput[];
  /** An answer that did not do, and what was wrong with it; null for a first question. */
  repair: { answer: string; issues: string } | null;
};

export const textTasks = [
  "enhance.direct",
  "enhance.critique",
  "stories.write",
  "plan.draft",
  "plan.rewrite",
  "scene.rewrite",
  "narrative.write",
  "narrative.critique",
  "judge.clip",
] as const;
export type TextTask = (typeof textTasks)[number];

export type TextReply = {
  /** The answer as it came, normally JSON. */
  text: string;
  /** Why the model would not answer, in its own words; null when it did. */
  refusal: string | null;
  /** Cut off by the model's limit. */
  truncated: boolean;
  usage: { inputTokens: number; outputTokens: number };
};

export type LocalTextModel = Extract<TextModel, { job?: undefined }>;
export type RemoteTextModel = Extract<TextModel, { answer?: undefined }>;

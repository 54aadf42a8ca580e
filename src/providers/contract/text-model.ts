import type { z } from "zod";
import type { Json } from "@/domain/json";

/**
 * A model that answers with a structured value.
 *
 * `prompt` is the whole request in words. `input` holds the same facts as data and `task` names the question, for
 * planners that work from data; a language model needs neither. The answer is checked against `schema` by the
 * implementation, which throws StudioError "provider-rejected" with the issues when it cannot be made to match
 * (after one repair), and "provider-unavailable" when asking again may help.
 */
export type TextModel = {
  readonly id: `${string}/${string}`;
  /** Shown to people, e.g. "Template planner (built in)". */
  readonly name: string;
  generate<Schema extends z.ZodType>(request: TextRequest<Schema>): Promise<TextAnswer<z.output<Schema>>>;
};

export type TextRequest<Schema extends z.ZodType> = {
  task: TextTask;
  system: string;
  prompt: string;
  input: Json;
  schema: Schema;
  seed: number;
  signal?: AbortSignal | undefined;
};

export const textTasks = [
  "enhance.direct",
  "enhance.critique",
  "plan.draft",
  "narrative.write",
  "narrative.critique",
] as const;
export type TextTask = (typeof textTasks)[number];

export type TextAnswer<Value> = {
  value: Value;
  usage: { inputTokens: number; outputTokens: number };
  costMicros: number;
};

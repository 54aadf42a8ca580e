import type { StoredArtifact } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";

/** What filled a slot last, in whichever run. */
export type PastWork = StoredArtifact & {
  takeId: string | null;
  /** What its key was made of; null for work from before that was kept. */
  inputs: Json | null;
  /** The plan that its run filmed; null when the run has none. */
  plan: Plan | null;
};

/** What was made in a project so far, for a survey of it. */
export type Past = {
  last(slot: string): PastWork | null;
  /** The owner's result with this key, wherever it was made. */
  find(contentKey: string): Promise<StoredArtifact | null>;
  artifact(id: string): Promise<StoredArtifact | null>;
  /** Id of the project's take of a result; null when it is none of the project's. */
  takeOf(slot: string, contentKey: string): string | null;
};

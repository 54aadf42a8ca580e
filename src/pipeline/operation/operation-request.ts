import type { Json } from "@/domain/json";
import type { StageName } from "@/domain/run/run";
import type { ModelFacts } from "@/providers/contract/model-facts";
import type { RemoteJob } from "@/providers/contract/remote-job";

/** A call to a model, with what its result becomes. */
export type OperationRequest<Request, Result> = {
  stage: StageName;
  /** Names the steps of the call: unique within a run. */
  slot: string;
  /** Equal calls have an equal key: they are one call. */
  key: string;
  model: ModelFacts;
  job: RemoteJob<Request, Result>;
  request: Request;
  /** Moves a result into our own storage and describes it. May run again; what it stored before stays. */
  keep(result: Result): Promise<Json>;
  /** Told how far the job is, 0-1. */
  report(progress: number): Promise<void>;
};

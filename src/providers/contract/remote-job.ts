import type { Json } from "@/domain/json";

/**
 * A call that somebody else's machine answers, and may bill. It is cut where a crash matters: `submit` is the one
 * billed step, what it returns is stored before anything waits, and everything after it can be repeated freely.
 *
 * How `submit` fails decides what may happen next, so an implementation must be exact about it:
 * - "provider-rejected", "safety-rejected", "unauthenticated", "misconfigured", "invalid-input": refused for good and
 *   not billed; the same request will be refused again.
 * - "provider-unavailable", "rate-limited" (with `retryAfterSeconds` when the vendor gave one): certainly not
 *   accepted and not billed; the same request may be sent again.
 * - "outcome-unknown", and every other error: the request may have been accepted. Nobody sends it again before
 *   `find` has told what became of it.
 */
export type RemoteJob<Request, Result> = {
  /** Who is asked and paid, e.g. "replicate": limits, the circuit breaker and health go by it. */
  readonly provider: string;
  /** The most that the call can cost, in micro-dollars: reserved before it is made. */
  ceilingMicros(request: Request): number;
  submit(request: Request, call: RemoteCall): Promise<Submission<Result>>;
  /**
   * What became of a submission whose answer never arrived. "absent": it was certainly not accepted, sending it again
   * is safe. "unknown": the vendor has no way to tell. May take some seconds, for vendors whose lists lag behind.
   */
  find(request: Request, call: LostCall): Promise<Submission<Result> | "absent" | "unknown">;
  /** How the job stands; waits up to `waitMs` for a change worth telling. Throws only what asking again may mend. */
  status(handle: Json, options: StatusOptions): Promise<JobStatus<Result>>;
  /** Asks the vendor to stop the job. One that has ended already, or is not known any more, is no error. */
  cancel(handle: Json): Promise<void>;
};

export type RemoteCall = {
  /** UUID of the call in our books. Vendors that take metadata or ids of the caller's are given it. */
  operationId: string;
  /** Where the vendor may tell that the job has changed; null when no public address is known. */
  callbackUrl: string | null;
  /** A folder for files of an immediate answer. It outlives the call. */
  outputFolder: string;
  /** Told the text so far, for models that stream. */
  onText?: (text: string) => void;
};

export type LostCall = RemoteCall & {
  submittedAt: Date;
  /** Whether another call of ours has this job already: two equal requests are two jobs. */
  isTaken(handle: Json): Promise<boolean>;
};

export type StatusOptions = {
  waitMs: number;
  /** The vendor has told that something has changed: it is asked at once. */
  told?: boolean;
  /** Where finished files are put. */
  outputFolder: string;
  signal?: AbortSignal | undefined;
};

/** A job that was accepted, by a handle that survives JSON and a restart; or an answer that came at once. */
export type Submission<Result> =
  | { state: "accepted"; handle: Json }
  | { state: "answered"; result: Result; costMicros: number };

export type JobStatus<Result> =
  | { state: "pending" /** 0-1 when the vendor tells, else null. */; progress: number | null }
  | { state: "done"; result: Result; costMicros: number }
  | JobFailure;

export type JobFailure = {
  state: "failed";
  /**
   * "safety-rejected" and "provider-rejected": the same request will fail again. "provider-unavailable": a new job may
   * succeed. "media-failed": the job succeeded but its output is gone or unusable.
   */
  code: "safety-rejected" | "provider-rejected" | "provider-unavailable" | "media-failed";
  /** For the maker: what happened and what to change. */
  reason: string;
  /** Failing may cost too, in micro-dollars. */
  costMicros: number;
};

import type { Json } from "@/domain/json";
import type { StageName } from "@/domain/run/run";

/**
 * How far a call to a model has come.
 * - `open`: the money is reserved, nothing was sent.
 * - `submitting`: it is being sent. Found in this state after a crash, nobody knows whether the vendor took it.
 * - `accepted`: the vendor has it, we have its handle.
 * - `answered`: the result is in our own storage.
 * - `settled`: the result is in its place and the cost in the ledger. The end.
 * - `failed`: refused, or ended without a result; what it cost is in the ledger. The end.
 * - `unclear`: the vendor cannot tell whether it took the call. It is not sent again before the maker says so; its
 *   reservation stays.
 */
export const operationStates = [
  "open",
  "submitting",
  "accepted",
  "answered",
  "settled",
  "failed",
  "unclear",
] as const;
export type OperationState = (typeof operationStates)[number];

export type Operation = {
  id: string;
  state: OperationState;
  provider: string;
  model: string;
  slot: string;
  stage: StageName;
  holder: string | null;
  reservedMicros: number;
  chargedMicros: number | null;
  handle: Json | null;
  result: Json | null;
  failure: { code: string; message: string } | null;
  submittedAt: Date | null;
  notifiedAt: Date | null;
};

/** A call that is wanted. */
export type WantedOperation = {
  key: string;
  stage: StageName;
  slot: string;
  provider: string;
  model: string;
  /** The most it can cost, in micro-dollars. */
  ceilingMicros: number;
};

/** How many calls to one provider may be under way at once, counted over all processes. */
export type ProviderLimits = {
  atOnce: number;
  atOncePerOwner: number;
  /** Calls begun within a minute. */
  perMinute: number;
  /** After so many failures in a row a provider is left alone for a while. */
  failuresUntilRest: number;
  restSeconds: number;
};

export const usualLimits: ProviderLimits = {
  atOnce: 16,
  atOncePerOwner: 6,
  perMinute: 300,
  failuresUntilRest: 5,
  restSeconds: 30,
};

/** Whether a call may be sent now: it may, it has to wait for others, or the provider is left alone for a while. */
export type Turn =
  | { turn: "now" }
  /** `ahead`: how many others wait and go first; `seconds`: when it is worth while to ask again. */
  | { turn: "wait"; ahead: number; seconds: number }
  | { turn: "resting"; seconds: number; lastFailure: string }
  /** Somebody else has moved the operation on. */
  | { turn: "taken" };

/** Nobody sleeps longer in the line: what others take cannot be foretold. */
const longestWaitSeconds = 15;

/**
 * When somebody with so many others before them should ask again, by the pace at which calls were begun lately: at
 * half the time, because pace changes.
 */
export function secondsToWait({
  ahead,
  begun,
  withinSeconds,
}: {
  ahead: number;
  begun: number;
  withinSeconds: number;
}): number {
  const perSecond = begun / Math.max(1, withinSeconds);
  const seconds = perSecond > 0 ? ahead / perSecond / 2 : longestWaitSeconds;
  return Math.max(1, Math.min(longestWaitSeconds, Math.round(seconds)));
}

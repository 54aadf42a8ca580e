import type { JobFailure } from "@/providers/contract/remote-job";
import { executionMs, type HistoryEntry, messageOf } from "./comfy-answers";

/** A job that is gone without a result; a new one may succeed. */
export const lostJob = (reason: string): JobFailure => ({
  state: "failed",
  code: "provider-unavailable",
  reason,
  costMicros: 0,
});

/** What the time of work costs, in micro-dollars, rounded up. */
export const costOf = (entry: HistoryEntry, pricePerSecondMicros: number): number =>
  Math.ceil(((executionMs(entry) ?? 0) * pricePerSecondMicros) / 1000);

/** How a prompt failed; null when it did not. */
export function failureOf(entry: HistoryEntry, name: string): JobFailure | null {
  const error = messageOf(entry, "execution_error");
  if (error) return errorFailure(error, name);
  if (messageOf(entry, "execution_interrupted")) {
    return lostJob(`Somebody stopped this job on ${name}. Try again.`);
  }
  return entry.status?.status_str === "error"
    ? { ...lostJob(`${name} ended this job without a reason.`), code: "provider-rejected" }
    : null;
}

const memoryTrouble = /out ?of ?memory|allocation on device|cuda error: out of memory/i;

function errorFailure(error: Record<string, unknown>, name: string): JobFailure {
  const text = (key: string) => (typeof error[key] === "string" ? error[key].trim() : "");
  const message = text("exception_message") || "no reason was given";
  if (memoryTrouble.test(`${text("exception_type")} ${message}`)) {
    return lostJob(`${name} ran out of memory. Try again, or use a workflow with smaller or shorter clips.`);
  }
  const reason = `${name} could not run "${text("node_type") || "a node"}": ${message.slice(0, 500)}`;
  return { state: "failed", code: "provider-rejected", reason, costMicros: 0 };
}

import type { Fault } from "@/testing/doubles/http-double";
import type { Scenario } from "@/testing/faults/scenario";

export type Case = Pick<Scenario, "fault" | "ends" | "extra"> & {
  /** How the run may end where the process dies before it hears of the call; as otherwise when left out. */
  endsKilled?: Scenario["ends"];
};

const done = ["done"] as const;
export const asks = ["asks"] as const;
export const either = ["done", "asks"] as const;

export const fine = (fault: Fault): Case => ({ fault, ends: done, extra: 0 });

/** What any vendor's answer can suffer. */
export const transport: readonly Case[] = [
  fine({ kind: "slow", ms: 700 }),
  fine({ kind: "throttled", retryAfterSeconds: 1 }),
  fine({ kind: "throttled", retryAfterSeconds: null }),
  fine({ kind: "server-error" }),
  fine({ kind: "drop-before" }),
  fine({ kind: "drop-after" }),
  fine({ kind: "reset-mid-body" }),
  fine({ kind: "malformed-json" }),
  fine({ kind: "wrong-type" }),
];

/** A vendor that keeps no list of its answers: once it may have been paid, the maker is asked. */
export const unlisted: readonly Case[] = transport.map((one) =>
  ["drop-before", "drop-after", "reset-mid-body", "malformed-json", "wrong-type"].includes(one.fault.kind)
    ? { ...one, ends: asks }
    : one,
);

/** A file that is no media is not asked for again: the shot waits, with the reason. */
export const download: readonly Case[] = transport.map((one) =>
  one.fault.kind === "wrong-type" ? { ...one, ends: either } : one,
);

export const language: readonly Case[] = [
  ...transport,
  { fault: { kind: "schema-violation" }, ends: done, extra: 1 },
  { fault: { kind: "truncated-answer" }, ends: done, extra: 1 },
  { fault: { kind: "refusal" }, ends: either, extra: 0 },
  { fault: { kind: "safety-rejection" }, ends: either, extra: 0 },
];

export const order: readonly Case[] = [
  ...transport,
  { fault: { kind: "schema-violation" }, ends: done, extra: 0 },
  { fault: { kind: "safety-rejection" }, ends: asks, extra: 0 },
  { fault: { kind: "job-fails" }, ends: either, extra: 1 },
  { fault: { kind: "job-aborted" }, ends: either, extra: 1 },
  // Nobody has seen that job: the vendor's list says that the order was not taken, and it is sent again.
  { fault: { kind: "job-disappears" }, ends: asks, endsKilled: either, extra: 0 },
  { fault: { kind: "output-missing" }, ends: asks, extra: 0 },
  { fault: { kind: "output-expired" }, ends: asks, extra: 0 },
  { fault: { kind: "output-truncated" }, ends: either, extra: 0 },
  { fault: { kind: "output-wrong-type" }, ends: asks, extra: 0 },
  { fault: { kind: "output-gigantic" }, ends: asks, extra: 0 },
];

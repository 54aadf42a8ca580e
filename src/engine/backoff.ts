/** Milliseconds to wait after failed attempt number `attempt` (from 0). */
export type Backoff = (attempt: number) => number;

/** The table of the Inngest server (`pkg/backoff/backoff.go`), with its jitter of up to 30 s. */
const tableSeconds = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const jitterMs = 30_000;

export const serverBackoff: Backoff = (attempt) => {
  const seconds = tableSeconds[Math.min(attempt, tableSeconds.length - 1)] ?? 0;
  return seconds * 1_000 + Math.random() * jitterMs;
};

import { StudioError } from "@/domain/errors";

/** One signal for everything that ends a transfer: the caller, the time for all of it, the time for its next part. */
export type Deadline = {
  /** Its reason is the StudioError to throw: "cancelled", or "provider-unavailable" after too long a time. */
  signal: AbortSignal;
  /** The next sign of life is due within this time; replaces what was due before. */
  expectWithin(ms: number): void;
  stop(): void;
};

export function startDeadline({
  totalMs,
  signal,
}: {
  totalMs: number;
  signal: AbortSignal | undefined;
}): Deadline {
  const controller = new AbortController();
  const giveUp = () =>
    controller.abort(
      new StudioError("provider-unavailable", "The download took too long and was given up. Try it again."),
    );
  const cancel = () =>
    controller.abort(new StudioError("cancelled", "The download was cancelled", { cause: signal?.reason }));
  const whole = setTimeout(giveUp, totalMs);
  let part: NodeJS.Timeout | undefined;
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  return {
    signal: controller.signal,
    expectWithin(ms) {
      clearTimeout(part);
      part = setTimeout(giveUp, ms);
    },
    stop() {
      clearTimeout(whole);
      clearTimeout(part);
      signal?.removeEventListener("abort", cancel);
    },
  };
}

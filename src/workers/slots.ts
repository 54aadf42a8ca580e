import { StudioError } from "@/domain/errors";

type Waiting = { start(): void; cancel(): void };

export type Slots = {
  /** Waits for a place; rejects with StudioError "cancelled" when the signal aborts first. */
  take(signal: AbortSignal | undefined): Promise<void>;
  free(): void;
};

/** A queue for a fixed number of places, first come first served; an abort leaves the queue. */
export function createSlots(size: number): Slots {
  const queue: Waiting[] = [];
  let running = 0;
  const next = () => {
    while (running < size) {
      const waiting = queue.shift();
      if (!waiting) return;
      running++;
      waiting.start();
    }
  };
  return {
    take: (signal) =>
      new Promise<void>((resolve, reject) => {
        const waiting: Waiting = {
          start: () => {
            signal?.removeEventListener("abort", waiting.cancel);
            resolve();
          },
          cancel: () => {
            queue.splice(queue.indexOf(waiting), 1);
            reject(cancelled(signal));
          },
        };
        if (signal?.aborted) return reject(cancelled(signal));
        signal?.addEventListener("abort", waiting.cancel, { once: true });
        queue.push(waiting);
        next();
      }),
    free() {
      running--;
      next();
    },
  };
}

export const cancelled = (signal: AbortSignal | undefined) =>
  new StudioError("cancelled", "Cancelled", { cause: signal?.reason });

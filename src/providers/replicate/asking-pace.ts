/** Pauses between two questions about a job: short ones at first, since many jobs are quick. */
const firstPauseMs = 2000;
const longestPauseMs = 5000;
const growth = 1.3;
/** Jobs that nobody asked about for so long are forgotten. */
const forgottenAfterMs = 600_000;

type Asked = { at: number; pauseMs: number; progress: number | null };

/** When each job may be asked about next, however often our own side wants to know. */
export class AskingPace {
  readonly #asked = new Map<string, Asked>();

  constructor(private readonly now: () => number) {}

  /** Zero for a job that was never asked about. */
  dueInMs(id: string): number {
    const asked = this.#asked.get(id);
    return asked ? Math.max(0, asked.at + asked.pauseMs - this.now()) : 0;
  }

  /** As it was told last. */
  progressOf(id: string): number | null {
    return this.#asked.get(id)?.progress ?? null;
  }

  asked(id: string, progress: number | null): void {
    const before = this.#asked.get(id);
    const pauseMs = before ? Math.min(longestPauseMs, before.pauseMs * growth) : firstPauseMs;
    const at = this.now();
    this.#asked.set(id, { at, pauseMs, progress: progress ?? before?.progress ?? null });
    for (const [other, asked] of this.#asked) {
      if (at - asked.at > forgottenAfterMs) this.#asked.delete(other);
    }
  }

  forget(id: string): void {
    this.#asked.delete(id);
  }
}

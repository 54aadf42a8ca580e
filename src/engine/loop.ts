export type LoopOptions = {
  /** Does what there is to do; returns in how many milliseconds there may be more. */
  look: () => Promise<number>;
  /** Longest time between two looks. */
  pollMs: number;
  onTrouble: (error: unknown) => void;
};

export type Loop = {
  status: { lastLookAt: number | null; trouble: string | null };
  /** There may be work: look now. */
  wake(): void;
  /** Ends after the look under way. */
  stop(): Promise<void>;
};

/** Looks whenever there may be work: when woken, when something falls due, and every `pollMs`. One look at a time. */
export function createLoop({ look, pollMs, onTrouble }: LoopOptions): Loop {
  const status: Loop["status"] = { lastLookAt: null, trouble: null };
  let isStopped = false;
  let isAwake = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function lookUntilIdle(): Promise<number> {
    try {
      let pauseMs = 0;
      while (!isStopped && (isAwake || pauseMs === 0)) {
        isAwake = false;
        pauseMs = await look();
      }
      status.lastLookAt = Date.now();
      status.trouble = null;
      return Math.min(pollMs, pauseMs);
    } catch (error) {
      status.trouble = error instanceof Error ? error.message : String(error);
      onTrouble(error);
      return pollMs;
    }
  }

  function wake(): void {
    isAwake = true;
    if (isStopped || looking !== undefined) return;
    clearTimeout(timer);
    looking = lookUntilIdle().then((pauseMs) => {
      looking = undefined;
      if (!isStopped) timer = setTimeout(wake, isAwake && !status.trouble ? 0 : pauseMs);
    });
  }

  return {
    status,
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

export type Chore = { stop(): Promise<void> };

/** Something done now and then at intervals, never twice at a time; after trouble the next time tries again. */
export function createChore(
  everyMs: number,
  work: () => Promise<void>,
  onTrouble: (error: unknown) => void,
): Chore {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= work()
      .catch(onTrouble)
      .finally(() => {
        running = undefined;
      });
  };
  run();
  const timer = setInterval(run, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

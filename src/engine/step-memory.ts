import type { Json } from "@/domain/json";

/** The result of a step. */
export type StepMemo = { stepId: string; position: number; memo: Json | null };

/** The results of steps that this process has read: they never change, and each call of a run needs all of them again. */
export type StepMemory = {
  /** Of a run, in the order in which they ended; those that were stored since may be missing. */
  of(runId: string): readonly StepMemo[];
  /** What a committed transaction has read of runs. */
  learn(runs: readonly { run: { id: string }; memos: StepMemo[] }[]): void;
  forget(runId: string): void;
};

/** Remembers the runs that were at work last. Of the others, all is read again. */
export function createStepMemory(mostRuns = 100): StepMemory {
  const known = new Map<string, StepMemo[]>();
  return {
    of: (runId) => known.get(runId) ?? [],
    learn(runs) {
      for (const { run, memos } of runs) {
        const longer = memos.length >= (known.get(run.id)?.length ?? 0) ? memos : known.get(run.id);
        known.delete(run.id);
        if (longer) known.set(run.id, longer);
      }
      for (const runId of known.keys()) {
        if (known.size <= mostRuns) break;
        known.delete(runId);
      }
    },
    forget: (runId) => void known.delete(runId),
  };
}

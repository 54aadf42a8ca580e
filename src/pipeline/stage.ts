import type { StageName } from "@/domain/run/run";
import type { RunContext } from "@/pipeline/ports";

export type StageOutcome<Value> = {
  value: Value;
  /** True when nothing had to be made. */
  cached: boolean;
  note?: string | null;
};

/**
 * Runs a stage between its two marks in the run's history. `total` is the number of pieces it works on, when that is
 * known beforehand.
 */
export async function inStage<Value>(
  ctx: RunContext,
  { stage, total }: { stage: StageName; total: number | null },
  work: () => Promise<StageOutcome<Value>>,
): Promise<Value> {
  await ctx.steps.run(`${stage}/started`, () =>
    ctx.records
      .tell(ctx.run, { key: `${stage}/started`, data: { type: "stage-started", stage, total } })
      .then(() => null),
  );
  const { value, cached, note } = await work();
  await ctx.steps.run(`${stage}/finished`, () =>
    ctx.records
      .tell(ctx.run, {
        key: `${stage}/finished`,
        data: { type: "stage-finished", stage, cached, note: note ?? null },
      })
      .then(() => null),
  );
  return value;
}

/** Tells the maker something worth knowing about a stage, once per run and text. */
export function note(
  ctx: RunContext,
  { stage, level, message }: { stage: StageName; level: "info" | "warning"; message: string },
) {
  return ctx.records.tell(ctx.run, {
    key: `${stage}/note/${message}`,
    data: { type: "note", stage, level, message },
  });
}

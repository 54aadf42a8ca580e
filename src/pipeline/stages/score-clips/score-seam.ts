import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { type Scorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { RunQuality } from "@/pipeline/run-quality";
import type { ScoredTake } from "./scored-shots";
import { warn } from "./warn";

const version = 1;

type Seam = {
  plan: Plan;
  before: ScoredTake | undefined;
  after: ScoredTake;
  /** Of the shot before the seam, from 0. */
  index: number;
  quality: RunQuality;
};

/** How a clip and the next one fit together. */
export async function scoreSeam(
  ctx: RunContext,
  { plan, before, after, index, quality }: Seam,
): Promise<Built<Scorecard> | null> {
  const next = plan.shots[index + 1];
  if (!before || !next) return null;
  const label = `From shot ${index + 1} to shot ${index + 2}`;
  const card = await build<Scorecard>(ctx, {
    stage: "score",
    slot: `score/seam-${index + 1}`,
    version,
    inputs: {
      before: before.clip.value.digest,
      after: after.clip.value.digest,
      continues: next.continuesPrevious,
      scoring: scorecardVersion,
    },
    dependsOn: [before.clip, after.clip],
    make: async () => ({
      value: await ctx.measure.seam({
        before: await ctx.files.pathOf(before.clip.value.digest),
        after: await ctx.files.pathOf(after.clip.value.digest),
        continues: next.continuesPrevious,
        signal: ctx.signal,
      }),
    }),
    piece: { key: `seam-${index + 1}`, label },
  });
  await ctx.steps.run(`score/seam-${index + 1}/save`, async () => {
    await ctx.records.saveTrace(ctx.run, {
      stage: "score",
      position: index,
      title: label,
      data: card.value as unknown as Json,
    });
    if (next.continuesPrevious) await warn(ctx, { card: card.value, label, thresholds: quality.thresholds });
    return null;
  });
  return card;
}

import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import type { RunContext } from "@/pipeline/ports";
import { attemptsAt, type RunQuality, runQuality } from "@/pipeline/run-quality";
import type { ScoredVideo } from "@/pipeline/score-video";
import { inStage, type StageOutcome } from "@/pipeline/stage";
import type { StoredClip } from "@/pipeline/stored-media";
import { bestTake } from "./best-take";
import { checkFaces } from "./check-faces";
import { judgeShots } from "./judge-shots";
import { scoreRest } from "./score-rest";
import { scoreSeam } from "./score-seam";

type ShotClip = { shotKey: string; clip: Built<StoredClip> };

export type ChosenClips = {
  clips: ShotClip[];
  /** What was measured; null with quality control off. */
  scored: ScoredVideo | null;
};

/**
 * Measures every take, picture and seam. A shot whose takes a viewer would call broken is made again with another seed;
 * of all takes of a shot the best is selected, with the reason, unless the maker has chosen.
 */
export async function scoreClips(
  ctx: RunContext,
  { brief, plan }: { brief: Built<ResolvedBrief>; plan: Plan },
): Promise<ChosenClips> {
  const quality = await runQuality(ctx, "score/quality");
  const isScored = brief.value.coherence.qualityRegeneration || ctx.run.options.rebuild === "scores";
  const total = isScored ? plan.shots.length * (quality.attempts + 1) - 1 : 0;
  return inStage<ChosenClips>(ctx, { stage: "score", total }, async () => {
    if (isScored) return scoreAll(ctx, { brief: brief.value, plan, quality });
    const clips = await ctx.steps.run("score/clips", () => standingClips(ctx, plan));
    return { value: { clips, scored: null }, cached: true, note: "Quality control is switched off." };
  });
}

async function scoreAll(
  ctx: RunContext,
  { brief, plan, quality }: { brief: ResolvedBrief; plan: Plan; quality: RunQuality },
): Promise<StageOutcome<ChosenClips>> {
  const best = await ctx.steps.parallel(
    plan.shots.map((shot, index) => () => {
      const attempts = attemptsAt(ctx, shot.key, quality);
      return bestTake(ctx, { plan, shot, index, quality: { ...quality, attempts } });
    }),
  );
  const seams = await ctx.steps.parallel(
    best
      .slice(1)
      .map((after, index) => () => scoreSeam(ctx, { plan, before: best[index], after, index, quality })),
  );
  await scoreRest(ctx, { plan });
  const clips = plan.shots.flatMap(({ key }, index) => {
    const take = best[index];
    return take ? [{ shotKey: key, clip: take.clip, card: take.card }] : [];
  });
  await judgeShots(ctx, { plan, takes: clips });
  const faces = await checkFaces(ctx, { brief, plan, clips });
  const cached = best.every(({ card }) => card.cached) && seams.every((card) => card === null || card.cached);
  return { value: { clips, scored: { clips: best, seams, whole: faces ? [faces] : [] } }, cached };
}

/** What is chosen where nothing is measured: the maker's choice, else the first take. */
function standingClips(ctx: RunContext, plan: Plan): Promise<ShotClip[]> {
  return Promise.all(
    plan.shots.map(async ({ key }) => {
      const standing = await ctx.records.standingTake(ctx.run, slots.clip(key));
      const isFinal = standing?.chosenBy === "maker" || ctx.run.options.rebuild !== undefined;
      const clip =
        standing && isFinal ? standing.built : await ctx.records.result(ctx.run, slots.attempt(key, 0));
      return { shotKey: key, clip: clip as Built<StoredClip> };
    }),
  );
}

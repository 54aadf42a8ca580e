import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { shotInWords } from "@/domain/plan/shot-in-words";
import type { Scorecard } from "@/domain/quality/scorecard";
import { judge, rankTakes } from "@/domain/quality/verdict";
import { slots } from "@/domain/shot/take";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { retakeSlot } from "@/pipeline/retake-slot";
import { inStage, note } from "@/pipeline/stage";
import { checkFaces } from "@/pipeline/stages/score-clips/check-faces";
import { judgeShots } from "@/pipeline/stages/score-clips/judge-shots";
import type { StoredClip } from "@/pipeline/stored-media";

const version = 1;

/** A clip that is not good enough is made again so often, each time with another seed. */
const retakesMax = 2;

type ShotClip = { shotKey: string; clip: Built<StoredClip> };
type ScoredTake = { clip: Built<StoredClip>; card: Built<Scorecard> };

/**
 * Measures every clip and every seam. What a viewer would call broken is made again with another seed; of all takes of
 * a shot the best is selected, with the reason.
 */
export function scoreClips(
  ctx: RunContext,
  { brief, plan }: { brief: Built<ResolvedBrief>; plan: Plan },
): Promise<ShotClip[]> {
  const scored = brief.value.coherence.qualityRegeneration;
  const total = scored ? plan.shots.length * 2 - 1 : 0;
  return inStage(ctx, { stage: "score", total }, async () => {
    if (!scored) {
      const clips = await ctx.steps.run("score/clips", () => firstTakes(ctx, plan));
      return { value: clips, cached: true, note: "Quality control is switched off." };
    }
    const best = await ctx.steps.parallel(
      plan.shots.map((shot, index) => () => bestTake(ctx, { plan, shot, index })),
    );
    const seams = await ctx.steps.parallel(
      best.slice(1).map((after, index) => () => scoreSeam(ctx, { plan, before: best[index], after, index })),
    );
    await judgeShots(ctx, { plan, takes: best });
    await checkFaces(ctx, { brief: brief.value, plan, clips: best });
    const cached = best.every((take) => take.cached) && seams.every((card) => card === null || card.cached);
    return { value: best.map(({ shotKey, clip }) => ({ shotKey, clip })), cached };
  });
}

function firstTakes(ctx: RunContext, plan: Plan): Promise<ShotClip[]> {
  return Promise.all(plan.shots.map(async ({ key }) => ({ shotKey: key, clip: await takeOf(ctx, key, 0) })));
}

async function takeOf(ctx: RunContext, shotKey: string, retake: number): Promise<Built<StoredClip>> {
  return (await ctx.records.result(ctx.run, retakeSlot(shotKey, retake))) as Built<StoredClip>;
}

async function bestTake(
  ctx: RunContext,
  { plan, shot, index }: { plan: Plan; shot: PlanShot; index: number },
): Promise<ShotClip & { card: Built<Scorecard>; cached: boolean }> {
  const takes: ScoredTake[] = [];
  for (let retake = 0; retake <= retakesMax; retake++) {
    if (retake > 0) {
      const again = { run: ctx.run, shotKey: shot.key, retake };
      const outcome = await ctx.steps.shot(`score/${shot.key}/retake-${retake}`, "animate-shot", again);
      // The takes so far are what there is; that one more could not be made does not end the run.
      if (!outcome.ok) break;
    }
    const scored = await scoreTake(ctx, { plan, shot, index, retake });
    takes.push(scored);
    if (judge(scored.card.value).accepted || !ctx.models.video.capabilities.seed) break;
  }
  const ranking = rankTakes(
    takes.map(({ clip, card }, number) => ({
      takeId: clip.takeId ?? String(number),
      label: `Take ${number + 1}`,
      scorecard: card.value,
    })),
  );
  const winner = takes.find(({ clip }) => clip.takeId === ranking.order[0]?.takeId) ?? takes[0];
  if (!winner) throw new StudioError("not-found", `Shot ${index + 1} has no take to choose`);
  await ctx.steps.run(`score/${shot.key}/select`, async () => {
    const { takeId } = winner.clip;
    if (takeId)
      await ctx.records.select(ctx.run, { slot: slots.clip(shot.key), takeId, reason: ranking.reason });
    await warn(ctx, { card: winner.card.value, label: `Shot ${index + 1}` });
    return null;
  });
  return {
    shotKey: shot.key,
    clip: winner.clip,
    card: winner.card,
    cached: takes.every(({ card }) => card.cached),
  };
}

async function scoreTake(
  ctx: RunContext,
  { plan, shot, index, retake }: { plan: Plan; shot: PlanShot; index: number; retake: number },
): Promise<ScoredTake> {
  const name = retake === 0 ? shot.key : `${shot.key}/retake-${retake}`;
  const clip = await ctx.steps.run(`score/${name}/clip`, () => takeOf(ctx, shot.key, retake));
  const { digest, width, height, fps, durationFrames } = clip.value;
  const seen = await ctx.steps.run(`score/${name}/networks`, () => seenByNetworks(ctx, { plan, shot }));
  const card = await build<Scorecard>(ctx, {
    stage: "score",
    slot: `score/${name}`,
    version,
    inputs: { digest, camera: shot.camera.move, ...seen },
    dependsOn: [clip],
    make: async () => ({
      value: await ctx.measure.clip({
        file: await ctx.files.pathOf(digest),
        expected: { durationFrames, fps, size: { width, height }, cameraMove: shot.camera.move },
        ...(seen && { text: seen.text }),
        signal: ctx.signal,
      }),
    }),
    piece: { key: name, label: `Shot ${index + 1} of ${plan.shots.length}` },
  });
  await ctx.steps.run(`score/${name}/save`, async () => {
    const { version: cardVersion, overall } = card.value;
    if (clip.takeId) {
      const data = card.value as unknown as Json;
      await ctx.records.saveScorecard(clip.takeId, { version: cardVersion, overall, data });
    }
    return null;
  });
  return { clip, card };
}

/** What networks are told of a shot, and which ones they are: both decide what they measure. Null without any. */
async function seenByNetworks(
  ctx: RunContext,
  { plan, shot }: { plan: Plan; shot: PlanShot },
): Promise<{ networks: string; text: string } | null> {
  const networks = (await ctx.measure.networks?.identity()) ?? null;
  return networks === null ? null : { networks, text: shotInWords(plan, shot) };
}

/** How a clip and the next one fit together. */
async function scoreSeam(
  ctx: RunContext,
  {
    plan,
    before,
    after,
    index,
  }: { plan: Plan; before: ShotClip | undefined; after: ShotClip; index: number },
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
    if (next.continuesPrevious) await warn(ctx, { card: card.value, label });
    return null;
  });
  return card;
}

async function warn(ctx: RunContext, { card, label }: { card: Scorecard; label: string }): Promise<void> {
  for (const reason of judge(card).reasons) {
    await note(ctx, { stage: "score", level: "warning", message: `${label}: ${reason}` });
  }
}

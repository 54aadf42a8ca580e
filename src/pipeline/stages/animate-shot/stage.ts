import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import type { ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { retakeSlot } from "@/pipeline/retake-slot";
import { shotContext } from "@/pipeline/shot-context";
import { failuresOf, outcomeOf, type ShotFailure } from "@/pipeline/shot-outcome";
import { inStage } from "@/pipeline/stage";
import { withFallback } from "@/pipeline/with-fallback";
import { buildClip, framesOf } from "./build-clip";

/** A clip for every shot: side by side, or one after the other when the maker wants it calm. */
export function animateShots(
  ctx: RunContext,
  { plan, parallel }: { plan: Plan; parallel: boolean },
): Promise<ShotFailure[]> {
  return inStage(ctx, { stage: "clips", total: plan.shots.length }, async () => {
    const animate = async (shotKey: string) => ({
      shotKey,
      outcome: await ctx.steps.shot(`clips/${shotKey}`, "animate-shot", { run: ctx.run, shotKey, retake: 0 }),
    });
    const keys = plan.shots.map((shot) => shot.key);
    const ended: { shotKey: string; outcome: ShotOutcome }[] = [];
    if (parallel) ended.push(...(await ctx.steps.parallel(keys.map((shotKey) => () => animate(shotKey)))));
    else for (const shotKey of keys) ended.push(await animate(shotKey));
    return { value: failuresOf(ended), cached: false };
  });
}

/** The job of one shot. Only sending is billed, and what was sent is written down before anything waits. */
export function animateShot(ctx: RunContext, { shotKey, retake }: ShotJobInput): Promise<ShotOutcome> {
  const piece = retake === 0 ? shotKey : `${shotKey}/retake-${retake}`;
  const stage = retake === 0 ? "clips" : "score";
  return outcomeOf(ctx, { stage, piece }, async () => {
    const shot = await shotContext(ctx, shotKey);
    const frames = await framesOf(ctx, shotKey);
    const slot = retakeSlot(shotKey, retake);
    const label = retake === 0 ? shot.label : `${shot.label}, take ${retake + 1}`;
    const { video, fallbacks } = ctx.models;
    await withFallback(ctx, { stage, slot, models: [video, ...fallbacks.video] }, (model, step) =>
      buildClip(ctx, {
        shot,
        frames,
        model,
        stage,
        slot,
        step,
        takeSlot: slots.clip(shotKey),
        seed: shot.seed + retake,
        piece: { key: piece, label },
      }),
    );
  });
}

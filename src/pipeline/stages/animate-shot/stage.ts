import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import type { ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { attemptsAt, runQuality } from "@/pipeline/run-quality";
import { shotContext } from "@/pipeline/shot-context";
import { failuresOf, outcomeOf, type ShotFailure, tellSpareFailed } from "@/pipeline/shot-outcome";
import { inStage } from "@/pipeline/stage";
import { withFallback } from "@/pipeline/with-fallback";
import { buildClip, framesOf } from "./build-clip";
import { clipAsWished, clipModel, clipWishOf } from "./clip-wish";

/**
 * Clips for every shot, as many takes as the maker wants to choose from: side by side, or one after the other when the
 * maker wants it calm. A shot has failed when its first take has; the run can do without the others.
 */
export async function animateShots(
  ctx: RunContext,
  { plan, parallel }: { plan: Plan; parallel: boolean },
): Promise<ShotFailure[]> {
  const quality = await runQuality(ctx, "clips/quality");
  const takes = plan.shots.flatMap(({ key }, index) =>
    Array.from({ length: attemptsAt(ctx, key, quality) }, (_, retake) => ({
      shotKey: key,
      number: index + 1,
      retake,
    })),
  );
  return inStage(ctx, { stage: "clips", total: takes.length }, async () => {
    const ended: Ended[] = [];
    if (parallel) ended.push(...(await ctx.steps.parallel(takes.map((take) => () => animate(ctx, take)))));
    else for (const take of takes) ended.push(await animate(ctx, take));
    return { value: failuresOf(ended.filter(({ retake }) => retake === 0)), cached: false };
  });
}

type Attempt = { shotKey: string; number: number; retake: number };
type Ended = { shotKey: string; retake: number; outcome: ShotOutcome };

async function animate(ctx: RunContext, { shotKey, number, retake }: Attempt): Promise<Ended> {
  const step = retake === 0 ? `clips/${shotKey}` : `clips/${shotKey}/take-${retake + 1}`;
  const outcome = await ctx.steps.shot(step, "animate-shot", { run: ctx.run, shotKey, retake });
  if (!outcome.ok && retake > 0) {
    const label = `Shot ${number}, take ${retake + 1}`;
    await tellSpareFailed(ctx, { stage: "clips", step: `${step}/failed`, label, reason: outcome.message });
  }
  return { shotKey, retake, outcome };
}

/** The job of one shot. Only sending is billed, and what was sent is written down before anything waits. */
export function animateShot(ctx: RunContext, { shotKey, retake, again }: ShotJobInput): Promise<ShotOutcome> {
  const piece = retake === 0 ? shotKey : `${shotKey}/retake-${retake}`;
  const stage = again ? "score" : "clips";
  return outcomeOf(ctx, { stage, piece, isSpare: retake > 0 }, async () => {
    const shot = await shotContext(ctx, shotKey);
    const label = retake === 0 ? shot.label : `${shot.label}, take ${retake + 1}`;
    const frames = await framesOf(ctx, shotKey);
    const slot = slots.attempt(shotKey, retake);
    const wish = clipWishOf(ctx, shotKey);
    const { prompt, seed } = clipAsWished(shot, wish);
    const models = [clipModel(ctx, wish), ...ctx.models.fallbacks.video] as const;
    await withFallback(ctx, { stage, slot, models }, (model, step) =>
      buildClip(ctx, {
        shot,
        frames,
        model,
        stage,
        slot,
        step,
        takeSlot: slots.clip(shotKey),
        seed: seed + retake,
        prompt,
        onlyKnown: retake > 0 && ctx.run.options.rebuild !== undefined,
        piece: { key: piece, label },
      }),
    );
  });
}

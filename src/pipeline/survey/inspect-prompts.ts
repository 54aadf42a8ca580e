import type { Brief, ResolvedBrief } from "@/domain/brief/brief";
import type { ClipPrompt, FramePrompt, PlannerPrompt, ShotPrompts } from "@/domain/plan/shot-prompts";
import { slots } from "@/domain/shot/take";
import type { TakenStory } from "@/domain/story/told-stories";
import { takeHeroLook } from "@/pipeline/hero-look";
import type { RunContext } from "@/pipeline/ports";
import { type ShotContext, shotContext } from "@/pipeline/shot-context";
import { clipAsWished, clipModel, clipWishOf, plannedMotion } from "@/pipeline/stages/animate-shot/clip-wish";
import {
  asWished,
  frameModel,
  frameWishOf,
  plannedFrame,
  takenOverFrom,
} from "@/pipeline/stages/draw-frames/frame-wish";
import { draftParts, plannersInput } from "@/pipeline/stages/plan-shots/prompt";
import type { Findings } from "@/pipeline/survey/look-up";
import type { Past } from "@/pipeline/survey/past";
import { planOrNothing, surveyContext } from "@/pipeline/survey/survey-context";

/**
 * What a run would tell its models for one shot: put together by the stages' own code, so that it is what they would send.
 * Null while nothing is planned; throws "not-found" for a shot that the plan does not have.
 *
 * @param base The run to look through; its steps and records are not used for writing.
 */
export async function inspectPrompts(
  base: RunContext,
  { brief, past, shotKey }: { brief: Brief; past: Past; shotKey: string },
): Promise<ShotPrompts | null> {
  const { ctx, findings } = surveyContext(base, { brief, past });
  const planned = await planOrNothing(ctx);
  if (!planned) return null;
  await takeHeroLook(ctx);
  const shot = await shotContext(ctx, shotKey);
  return {
    shotKey,
    frames: ([0, 1] as const).map((moment) => framePrompt(ctx, shot, moment)),
    clip: clipPrompt(ctx, shot),
    planner: plannerPrompt(ctx, { brief: planned.brief.value, findings }),
  };
}

function framePrompt(ctx: RunContext, shot: ShotContext, moment: 0 | 1): FramePrompt {
  const { key, composition } = shot.shot;
  const slot = moment === 0 ? slots.firstFrame(key) : slots.lastFrame(key);
  const wish = frameWishOf(ctx, slot);
  return {
    ...{ slot, moment, composition },
    model: frameModel(ctx, wish).id,
    seed: asWished(shot, { moment, wish }).seed,
    planned: plannedFrame(shot, { moment, wish }),
    takenOverFrom: moment === 0 && takenOverFrom(ctx, shot) ? shot.index : null,
  };
}

function clipPrompt(ctx: RunContext, shot: ShotContext): ClipPrompt {
  const wish = clipWishOf(ctx, shot.shot.key);
  return {
    slot: slots.clip(shot.shot.key),
    model: clipModel(ctx, wish).id,
    seed: clipAsWished(shot, wish).seed,
    planned: plannedMotion(shot),
  };
}

/** The planner works from what was found on the way to the plan. */
function plannerPrompt(
  { models, wishes }: RunContext,
  { brief, findings }: { brief: ResolvedBrief; findings: Findings },
): PlannerPrompt | null {
  const enhanced = findings.get("enhance")?.built.value as { prompt: string } | undefined;
  if (!enhanced) return null;
  const taken = findings.get("story")?.built.value as TakenStory | undefined;
  const input = plannersInput({
    ...{ brief, prompt: enhanced.prompt, story: taken?.story ?? null },
    guidance: wishes.planGuidance,
  });
  return { model: models.text.id, ...draftParts(input) };
}

import type { SceneSpec } from "@/domain/picture/scene-spec";
import { frameParts } from "@/domain/plan/describe-shot";
import type { PlanShot } from "@/domain/plan/plan";
import { type ComposedPrompt, promptText } from "@/domain/plan/prompt-parts";
import { slots } from "@/domain/shot/take";
import { type FrameWish, frameWish } from "@/domain/workspace/workspace";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";
import { wishedModel } from "@/pipeline/wished-model";
import type { ImageModel } from "@/providers/contract/image-model";

const nothingWished: FrameWish = frameWish.parse({});

/** What the maker wants of the frame in a slot. */
export const frameWishOf = ({ wishes }: RunContext, slot: string): FrameWish =>
  wishes.frames[slot] ?? nothingWished;

/** The shot whose last frame a shot begins with; null when its first frame is drawn, or the maker's own picture. */
export function takenOverFrom(ctx: RunContext, { shot, previous }: ShotContext): PlanShot | null {
  const { unlinked, uploadDigest } = frameWishOf(ctx, slots.firstFrame(shot.key));
  return unlinked || uploadDigest !== null ? null : previous;
}

/** Who draws a frame: the model that the maker wants for it, else that of the run. */
export const frameModel = (
  { models: { image, fallbacks, wished } }: RunContext,
  wish: FrameWish,
): ImageModel => wishedModel(wish.model, [image, ...fallbacks.image, ...(wished?.image ?? [])]) ?? image;

/** The prompt that follows from the plan, with the maker's composition if there is one. */
export const plannedFrame = (
  { plan, narrative, shot }: ShotContext,
  { moment, wish: { composition } }: { moment: 0 | 1; wish: FrameWish },
): ComposedPrompt => frameParts(plan, narrative, { shot, moment, composition });

/** What a frame is drawn from: as planned, but for what the maker has said of it. */
export function asWished(
  shot: ShotContext,
  { moment, wish }: { moment: 0 | 1; wish: FrameWish },
): { prompt: string; seed: number; scene: SceneSpec } {
  const { seed, scene } = shot;
  return {
    prompt: wish.prompt ?? promptText(plannedFrame(shot, { moment, wish }).kept),
    seed: wish.seed ?? seed,
    // The place is drawn from a seed of its own: another seed is to give another picture.
    scene: wish.seed === null ? scene : { ...scene, worldSeed: wish.seed },
  };
}

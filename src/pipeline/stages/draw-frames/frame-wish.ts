import type { SceneSpec } from "@/domain/picture/scene-spec";
import { framePrompt } from "@/domain/plan/describe-shot";
import { type FrameWish, frameWish } from "@/domain/workspace/workspace";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";

const nothingWished: FrameWish = frameWish.parse({});

/** What the maker wants of the frame in a slot. */
export const frameWishOf = ({ wishes }: RunContext, slot: string): FrameWish =>
  wishes.frames[slot] ?? nothingWished;

/** What a frame is drawn from: as planned, but for what the maker has said of it. */
export function asWished(
  { plan, narrative, shot, seed, scene }: ShotContext,
  { moment, wish }: { moment: 0 | 1; wish: FrameWish },
): { prompt: string; seed: number; scene: SceneSpec } {
  const composed = wish.composition === null ? shot : { ...shot, composition: wish.composition };
  return {
    prompt: wish.prompt ?? framePrompt(plan, narrative, { shot: composed, moment }),
    seed: wish.seed ?? seed,
    // The place is drawn from a seed of its own: another seed is to give another picture.
    scene: wish.seed === null ? scene : { ...scene, worldSeed: wish.seed },
  };
}

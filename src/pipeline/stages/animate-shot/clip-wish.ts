import { motionParts } from "@/domain/plan/describe-shot";
import { type ComposedPrompt, promptText } from "@/domain/plan/prompt-parts";
import { type ClipWish, clipWish } from "@/domain/workspace/workspace";
import type { RunContext } from "@/pipeline/ports";
import type { ShotContext } from "@/pipeline/shot-context";
import { wishedModel } from "@/pipeline/wished-model";
import type { VideoModel } from "@/providers/contract/video-model";

const nothingWished: ClipWish = clipWish.parse({});

/** What the maker wants of the clip of a shot. */
export const clipWishOf = ({ wishes }: RunContext, shotKey: string): ClipWish =>
  wishes.clips[shotKey] ?? nothingWished;

/** Who films a shot: the model that the maker wants for it, else that of the run. */
export const clipModel = ({ models: { video, fallbacks, wished } }: RunContext, wish: ClipWish): VideoModel =>
  wishedModel(wish.model, [video, ...fallbacks.video, ...(wished?.video ?? [])]) ?? video;

/** The prompt that follows from the plan. */
export const plannedMotion = ({ plan, narrative, shot }: ShotContext): ComposedPrompt =>
  motionParts(plan, narrative, shot);

/** What the first take of a clip is made from: as planned, but for what the maker has said of it. */
export const clipAsWished = (shot: ShotContext, wish: ClipWish): { prompt: string; seed: number } => ({
  prompt: wish.prompt ?? promptText(plannedMotion(shot).kept),
  seed: wish.seed ?? shot.seed,
});

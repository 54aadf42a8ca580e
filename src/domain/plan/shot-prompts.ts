import type { ComposedPrompt, PromptPart } from "./prompt-parts";

/** What an image model would be told for one end of a shot. */
export type FramePrompt = {
  slot: string;
  moment: 0 | 1;
  /** Catalogue id of the model that would draw it. */
  model: string;
  seed: number;
  /** As it follows from the plan and the maker's composition; a prompt of the maker's own goes before it. */
  planned: ComposedPrompt;
  /** The composition of the plan. */
  composition: string;
  /** Number of the shot whose last frame it takes over, from 1: then no prompt is sent. Null when it is drawn. */
  takenOverFrom: number | null;
};

/** What a video model would be told for a shot. */
export type ClipPrompt = { slot: string; model: string; seed: number; planned: ComposedPrompt };

/** What the planner is, or was, told of the whole video. */
export type PlannerPrompt = { model: string; system: PromptPart[]; prompt: PromptPart[] };

/** Everything that models are told for one shot. */
export type ShotPrompts = {
  shotKey: string;
  frames: FramePrompt[];
  clip: ClipPrompt;
  /** Null when what it was asked with is not known any more. */
  planner: PlannerPrompt | null;
};

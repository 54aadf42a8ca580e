import { z } from "zod";
import { brand } from "@/domain/brief/brief";
import { libraryLink } from "@/domain/library/library";
import { appliedLook } from "@/domain/look/look";
import { plan, planScene, planShot } from "@/domain/plan/plan";
import { story } from "@/domain/story/story";

const seed = z.int().min(0).max(2_147_483_647);

/** What the maker wants of one frame, in the place of what the pipeline would do. Null leaves it to the pipeline. */
export const frameWish = z.object({
  /** The composition, in the maker's words. */
  composition: z.string().trim().max(4_000).nullable().default(null),
  /** The whole prompt of the picture; an override, marked as one. */
  prompt: z.string().trim().max(4_000).nullable().default(null),
  seed: seed.nullable().default(null),
  /** Catalogue id of the image model. */
  model: z.string().max(200).nullable().default(null),
  /** A picture of the maker's own: its digest in the blob store. */
  uploadDigest: z.string().nullable().default(null),
  /** True draws a first frame of its own where the plan would take over the last one of the shot before. */
  unlinked: z.boolean().default(false),
});
export type FrameWish = z.infer<typeof frameWish>;

export const clipWish = z.object({
  prompt: z.string().trim().max(4_000).nullable().default(null),
  seed: seed.nullable().default(null),
  model: z.string().max(200).nullable().default(null),
  /** How many takes are made to choose from; null for what the settings say. */
  attempts: z.int().min(1).max(5).nullable().default(null),
});
export type ClipWish = z.infer<typeof clipWish>;

/** Most versions of one shot or scene that are kept beside the one in the plan. */
export const alternatesMax = 8;

/** Another version of a shot, with what was wished for it and what it holds whatever changes. */
const shotAlternate = z.object({
  /** As people call it: "A2". */
  name: z.string().max(8),
  shot: planShot,
  frames: z.record(z.string(), frameWish),
  clip: clipWish.nullable(),
  pins: z.record(z.string(), z.string()),
});
export type ShotAlternate = z.infer<typeof shotAlternate>;

/** What the version in the plan is called, and those that lie under it. */
const shotStack = z.object({ shown: z.string().max(8), others: z.array(shotAlternate).max(alternatesMax) });
export type ShotStack = z.infer<typeof shotStack>;

/** Another version of a scene with all its shots, and what was wished for them and what they hold whatever changes. */
const sceneAlternate = z.object({
  /** As people call it: "A2". */
  name: z.string().max(8),
  scene: planScene,
  shots: z.array(planShot).min(1),
  frames: z.record(z.string(), frameWish),
  /** By key of the shot. */
  clips: z.record(z.string(), clipWish),
  pins: z.record(z.string(), z.string()),
});
export type SceneAlternate = z.infer<typeof sceneAlternate>;

const sceneStack = z.object({ shown: z.string().max(8), others: z.array(sceneAlternate).max(alternatesMax) });
export type SceneStack = z.infer<typeof sceneStack>;

/**
 * Everything that a maker has decided or written in a project beyond the brief: inputs of the build like any other.
 * A project has one per branch, in versions that are never changed; what is stale follows from it, and is not kept.
 */
export const workspace = z.object({
  stories: z
    .object({
      /** What other stories were asked for with; empty for the first ones. Each entry is one more request. */
      guidance: z.array(z.string().trim().max(500)).default([]),
      /** Which of the newest three was taken; null for none yet. */
      chosen: z.int().min(0).max(2).nullable().default(null),
      /** The taken story in the maker's own version. */
      edited: story.nullable().default(null),
    })
    .prefault({}),
  /** What other plans were asked for with; empty for the first one. Each entry, also an empty one, is one more request. */
  planGuidance: z.array(z.string().trim().max(500)).max(20).default([]),
  /** The maker's plan in the place of the planner's; null as long as nothing in it was changed. */
  plan: plan.nullable().default(null),
  /** Shots that there are several versions of, by key. */
  alternates: z.record(z.string(), shotStack).default({}),
  /** Scenes that there are several versions of, by key. */
  sceneAlternates: z.record(z.string(), sceneStack).default({}),
  /** By slot, e.g. "shot/s2/first-frame". */
  frames: z.record(z.string(), frameWish).default({}),
  /** By key of the shot. */
  clips: z.record(z.string(), clipWish).default({}),
  /** Artifacts that stay as they are although their inputs have changed: slot to artifact id. */
  pins: z.record(z.string(), z.string()).default({}),
  /** Slots whose content the maker has approved; editing what they are made from takes approval back. */
  approved: z.array(z.string()).default([]),
  /** Takes that the maker wants to find again, by id. */
  favourites: z.array(z.string()).default([]),
  /** The look in the place of the brief's; null for none, left out for the brief's. */
  look: appliedLook.nullable().exactOptional(),
  /** The brand in the place of the brief's. */
  brand: brand.exactOptional(),
  /** Elements of the plan that were taken from the library, by their key in the plan. */
  elements: z.record(z.string(), libraryLink).exactOptional(),
});
export type Workspace = z.infer<typeof workspace>;

export const emptyWorkspace: Workspace = workspace.parse({});

/** What a new version says of itself, for the history. */
export const workspaceChange = z.object({
  /** In words: "Changed the action of shot 2". */
  what: z.string().trim().min(1).max(200),
  /** The slot, shot or element that it is about; null for the project as a whole. */
  target: z.string().max(200).nullable(),
});
export type WorkspaceChange = z.infer<typeof workspaceChange>;

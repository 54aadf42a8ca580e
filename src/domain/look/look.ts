import { z } from "zod";
import { briefMoods, videoStyles } from "@/domain/brief/style-words";
import { hexColour, sceneGrade } from "@/domain/picture/scene-spec";
import { storyPacings } from "@/domain/story/story";

export const lookCategories = ["film", "advertising", "natural", "graphic", "period"] as const;
export type LookCategory = (typeof lookCategories)[number];

export const lookLimits = { name: 60, descriptors: 300, light: 160, paletteColours: 6 } as const;

/** What writers follow: how the film tells, not how it looks. */
export const lookWriting = z.object({
  descriptors: z.string().trim().max(lookLimits.descriptors).default(""),
  /** Taken where the brief names none. */
  mood: z.enum(briefMoods).nullable().default(null),
  style: z.enum(videoStyles).nullable().default(null),
  pacing: z.enum(storyPacings).nullable().default(null),
});
export type LookWriting = z.infer<typeof lookWriting>;

/** What pictures follow. */
export const lookVisual = z.object({
  descriptors: z
    .string()
    .trim()
    .min(3, "Say in a few words what the pictures look like")
    .max(lookLimits.descriptors),
  light: z.string().trim().max(lookLimits.light).default(""),
  /** Leads the palette of the plan, after the colours of a brand. */
  palette: z.array(hexColour).max(lookLimits.paletteColours).default([]),
  /** Grain of the finished film, 0 none to 1 coarse. */
  grain: z.number().min(0).max(1).default(0),
  grade: sceneGrade,
});

/** A reusable style, in two halves: changing what is drawn leaves the words of the plan alone. */
export const lookContent = z.object({
  name: z.string().trim().min(1, "Give the look a name").max(lookLimits.name),
  category: z.enum(lookCategories),
  writing: lookWriting,
  visual: lookVisual,
});
export type LookContent = z.infer<typeof lookContent>;

/** A look as a video was told to use it: a copy, so that the video stays what it is when the look changes. */
export const appliedLook = lookContent.extend({
  /** "preset/noir", or the id of a look of the maker's own. */
  key: z.string().min(1).max(80),
  version: z.int().positive(),
});
export type AppliedLook = z.infer<typeof appliedLook>;

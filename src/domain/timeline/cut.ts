import { z } from "zod";
import { brandFonts } from "@/domain/brief/brief";
import { pixelSize } from "@/domain/media/format";
import { hexColour } from "@/domain/picture/scene-spec";
import { overlayAnimations, overlayPositions, overlayRoles } from "@/domain/plan/plan";
import { rationalTime, timeRange } from "@/domain/time/rational";

export const transitionKinds = ["crossfade", "dip", "wipe", "slide", "zoom"] as const;

/** A piece of a take on a track. `sourceRange` is what is used; `available` is what there is. */
export const clipItem = z.object({
  type: z.literal("clip"),
  id: z.string(),
  name: z.string(),
  takeId: z.string(),
  mediaDigest: z.string(),
  sourceRange: timeRange,
  available: timeRange,
  /** Linear gain of the clip's sound in decibels; 0 leaves it as it is. */
  gainDb: z.number(),
  fadeIn: rationalTime.nullable(),
  fadeOut: rationalTime.nullable(),
});
export type ClipItem = z.infer<typeof clipItem>;

export const gapItem = z.object({ type: z.literal("gap"), id: z.string(), duration: rationalTime });

/** Between two neighbouring clips of the video track. It borrows `duration` from both: the total is shorter by it. */
export const transitionItem = z.object({
  type: z.literal("transition"),
  id: z.string(),
  kind: z.enum(transitionKinds),
  duration: rationalTime,
});
export type TransitionItem = z.infer<typeof transitionItem>;

/** Text over the picture; where it stands on the timeline is absolute. */
export const textItem = z.object({
  type: z.literal("text"),
  id: z.string(),
  range: timeRange,
  text: z.string(),
  role: z.enum(overlayRoles),
  position: z.enum(overlayPositions),
  animation: z.enum(overlayAnimations),
  font: z.enum(brandFonts),
  colour: hexColour,
  accent: hexColour,
});
export type TextItem = z.infer<typeof textItem>;

/** An image over the picture, e.g. the brand's logo. */
export const imageItem = z.object({
  type: z.literal("image"),
  id: z.string(),
  range: timeRange,
  mediaDigest: z.string(),
  position: z.enum(overlayPositions),
  /** Fraction of the picture's width. */
  scale: z.number().min(0.02).max(1),
  animation: z.enum(["none", "fade"]),
});

/** Sound placed at a moment of the timeline. */
export const audioItem = z.object({
  type: z.literal("audio"),
  id: z.string(),
  name: z.string(),
  takeId: z.string(),
  mediaDigest: z.string(),
  start: rationalTime,
  sourceRange: timeRange,
  gainDb: z.number(),
  fadeIn: rationalTime.nullable(),
  fadeOut: rationalTime.nullable(),
});
export type AudioItem = z.infer<typeof audioItem>;

export const cut = z.object({
  version: z.literal(1),
  fps: z.int().positive(),
  size: pixelSize,
  /** Clips, gaps and transitions in order. */
  video: z.array(z.discriminatedUnion("type", [clipItem, gapItem, transitionItem])),
  overlays: z.array(z.discriminatedUnion("type", [textItem, imageItem])),
  voice: z.array(audioItem),
  music: z.array(audioItem),
  effects: z.array(audioItem),
  /** Decibels by which music is lowered while the voice speaks. */
  duckDb: z.number().min(0).max(30),
  grade: z.object({
    /** Multiplies, per clip id, so that neighbours match: exposure and saturation around 1, warmth around 0. */
    clips: z.record(
      z.string(),
      z.object({ exposure: z.number(), saturation: z.number(), warmth: z.number() }),
    ),
    /** Contrast of the whole cut, 1 = untouched. */
    contrast: z.number().min(0.5).max(1.5),
    /** Film grain strength, 0 = none. */
    grain: z.number().min(0).max(1),
  }),
  loudness: z.object({ integratedLufs: z.number(), truePeakDbtp: z.number() }),
});
export type Cut = z.infer<typeof cut>;

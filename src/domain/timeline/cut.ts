import { z } from "zod";
import { brandFonts, ownFont } from "@/domain/brief/brief";
import { pixelSize } from "@/domain/media/format";
import { hexColour } from "@/domain/picture/scene-spec";
import { overlayAnimations, overlayPositions, overlayRoles } from "@/domain/plan/plan";
import { rationalTime, timeRange } from "@/domain/time/rational";

export const transitionKinds = ["crossfade", "dip", "wipe", "slide", "zoom"] as const;

/** How much faster than it was filmed a clip may play, in percent; 100 is as filmed. */
export const speedRange = { min: 25, max: 400 } as const;

/*
 * Fields that only an edit sets are `exactOptional`: a cut that nobody has edited is the same document, with the same
 * digest, as it was before they existed, and is therefore never rendered anew.
 */

/** A piece of a take on a track. `sourceRange` is what is used; `available` is what there is. */
const takeClip = z.object({
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
  /** Constant speed in percent, 100 when absent. The clip stands `sourceRange.duration * 100 / speedPercent` on the track, rounded to frames. */
  speedPercent: z.int().min(speedRange.min).max(speedRange.max).exactOptional(),
});

export const gapItem = z.object({ type: z.literal("gap"), id: z.string(), duration: rationalTime });

/** Between two neighbouring clips of the video track. It borrows `duration` from both: the total is shorter by it. */
export const transitionItem = z.object({
  type: z.literal("transition"),
  id: z.string(),
  kind: z.enum(transitionKinds),
  duration: rationalTime,
});
export type TransitionItem = z.infer<typeof transitionItem>;

/**
 * A clip. With `inside` it is a nested one: a row of clips and transitions of its own, which may be nested themselves.
 * `sourceRange` is the stretch of the row that is shown, and `available` the whole; its take and medium are those of
 * its first clip. All that is in it plays at its speed, and has colours and fades of its own.
 */
export type ClipItem = z.infer<typeof takeClip> & { inside?: RowItem[] };
/** What a nested clip holds: a row without gaps. */
export type RowItem = ClipItem | TransitionItem;
export type NestedClip = ClipItem & { inside: RowItem[] };

/** Clips can be nested in one another this deep: more than anybody looks through. */
export const deepestNest = 4;

/** How deep clips are nested in one another in a row; 0 where none is. */
export const nestDepth = (row: readonly VideoItem[]): number =>
  row.reduce((deepest, item) => {
    const inside = item.type === "clip" ? item.inside : undefined;
    return inside ? Math.max(deepest, 1 + nestDepth(inside)) : deepest;
  }, 0);

const clipItem = takeClip.extend({
  get inside(): z.ZodExactOptional<z.ZodArray<z.ZodType<RowItem, RowItem>>> {
    return z
      .array(z.discriminatedUnion("type", [clipItem, transitionItem]))
      .min(2)
      .exactOptional();
  },
});

/** What lies under a text so that it can be read over any picture. */
export const textSurfaces = ["outline", "box", "pill"] as const;

/** The middle of an overlay as shares of the picture's width and height. */
export const overlayPlace = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type OverlayPlace = z.infer<typeof overlayPlace>;

/** Which of several tracks of its kind an item stands on, counted from 0; 0 when absent. Texts of higher ones lie above. */
const lane = z.int().min(1).max(7);

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
  /** A font of the maker's own, in the place of `font` wherever it has the characters. */
  ownFont: ownFont.exactOptional(),
  colour: hexColour,
  accent: hexColour,
  /** Where it stands when it was moved by hand; otherwise `position` says so. */
  place: overlayPlace.exactOptional(),
  /** Size against what its role gives it, 1 when absent. */
  size: z.number().min(0.5).max(2).exactOptional(),
  /** What lies under it; its role decides when absent. */
  surface: z.enum(textSurfaces).exactOptional(),
  lane: lane.exactOptional(),
});
export type TextItem = z.infer<typeof textItem>;

/** How captions look that are burnt in: all of a film alike. */
export const captionLook = textItem.pick({
  ...{ position: true, font: true, ownFont: true, colour: true, accent: true, size: true, surface: true },
});
export type CaptionLook = z.infer<typeof captionLook>;

/** Words to be read while they are said. Captions stand in order on a track of their own and never overlap. */
export const captionItem = z.object({ id: z.string(), range: timeRange, text: z.string() });
export type CaptionItem = z.infer<typeof captionItem>;

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
  /** Where it stands when it was moved by hand; otherwise `position` says so. */
  place: overlayPlace.exactOptional(),
  lane: lane.exactOptional(),
});
export type ImageItem = z.infer<typeof imageItem>;
export type OverlayItem = TextItem | ImageItem;

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
  /** What there is of it, where that is known. */
  available: timeRange.exactOptional(),
  lane: lane.exactOptional(),
});
export type AudioItem = z.infer<typeof audioItem>;

/** A remark at a moment of the timeline. */
export const marker = z.object({
  id: z.string(),
  time: rationalTime,
  text: z.string().max(300),
});
export type Marker = z.infer<typeof marker>;

export const soundTracks = ["clips", "voice", "music", "effects"] as const;
/** Tracks that are heard; `clips` is the sound that was recorded with the pictures. */
export type SoundTrack = (typeof soundTracks)[number];

/** The mixer of one track. */
export const trackLevel = z.object({ gainDb: z.number().min(-60).max(12), muted: z.boolean() });
export type TrackLevel = z.infer<typeof trackLevel>;

/** A look-up table for colours, in a file of the maker's, and how much of it is seen: 0 none, 1 all. */
export const lutUse = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  strength: z.number().min(0).max(1),
});
export type LutUse = z.infer<typeof lutUse>;

/**
 * Factors on one clip's picture: exposure, contrast and saturation around 1, warmth (colour temperature) around 0.
 * Contrast is 1 when absent.
 */
export const clipGrade = z.object({
  exposure: z.number(),
  saturation: z.number(),
  warmth: z.number(),
  contrast: z.number().exactOptional(),
  /** Applied after all others, in the place of the whole cut's. */
  lut: lutUse.exactOptional(),
});
export type ClipGrade = z.infer<typeof clipGrade>;

const videoItem = z.discriminatedUnion("type", [clipItem, gapItem, transitionItem]);
export type VideoItem = z.infer<typeof videoItem>;

export const cut = z.object({
  version: z.literal(1),
  fps: z.int().positive(),
  size: pixelSize,
  /** Clips, gaps and transitions in order. */
  video: z
    .array(videoItem)
    .refine((row) => nestDepth(row) <= deepestNest, "Clips are nested in one another too deep."),
  overlays: z.array(z.discriminatedUnion("type", [textItem, imageItem])),
  voice: z.array(audioItem),
  music: z.array(audioItem),
  effects: z.array(audioItem),
  /** Decibels by which music is lowered while the voice speaks. */
  duckDb: z.number().min(0).max(30),
  grade: z.object({
    /** By clip id: so that neighbours match, or as the maker likes it. */
    clips: z.record(z.string(), clipGrade),
    /** Contrast of the whole cut, 1 = untouched. */
    contrast: z.number().min(0.5).max(1.5),
    /** Film grain strength, 0 = none. */
    grain: z.number().min(0).max(1),
    /** For all clips that have none of their own. */
    lut: lutUse.exactOptional(),
  }),
  loudness: z.object({ integratedLufs: z.number(), truePeakDbtp: z.number() }),
  /** Levels of whole tracks; a track that is not named plays as it is. */
  tracks: z.partialRecord(z.enum(soundTracks), trackLevel).exactOptional(),
  markers: z.array(marker).exactOptional(),
  /** Captions, and whether they are part of the picture or only of the files beside it. */
  captions: z
    .object({ items: z.array(captionItem).min(1), burntIn: z.boolean(), look: captionLook })
    .exactOptional(),
});
export type Cut = z.infer<typeof cut>;

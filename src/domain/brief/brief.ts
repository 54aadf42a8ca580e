import { z } from "zod";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { coherenceSettings } from "@/domain/coherence/settings";
import { appliedLook, lookWriting } from "@/domain/look/look";
import { aspect, frameRates, type ShortSide, shortSides } from "@/domain/media/format";
import { hexColour } from "@/domain/picture/scene-spec";
import { qualitySettings } from "@/domain/quality/quality-settings";
import { briefMoods, videoStyles } from "./style-words";

export const formats = ["ad", "product", "film", "music-video"] as const;
/** Formats that videos can be made in today. */
export const makeableFormats = ["ad", "product"] as const;
export type MakeableFormat = (typeof makeableFormats)[number];
export const frameworks = ["PAS", "BAB", "AIDA"] as const;
export type Framework = (typeof frameworks)[number];

/** Limits for ads and product videos. The composer, the API and the command line all read them from here. */
export const briefLimits = {
  promptCharacters: { min: 10, max: 500 },
  durationSeconds: { min: 5, max: 60, default: 15 },
  clips: { min: 1, max: 12 },
  /** `few`: from so many on a product is known from more than one side. */
  images: {
    max: 10,
    few: 3,
    altCharacters: 160,
    bytes: 10 * 1024 * 1024,
    sidePixels: { min: 64, max: 12_000 },
  },
  brandColours: 4,
  brandTone: 300,
} as const;

/** Faces a maker may choose for text in the picture; the files come with the application. */
export const brandFonts = ["Inter", "Space Grotesk", "Playfair Display", "Bebas Neue"] as const;

/** A font file that a maker has uploaded. */
export const ownFont = z.object({
  digest: z.string(),
  family: z.string().trim().min(1).max(100),
});
export type OwnFont = z.infer<typeof ownFont>;

export const brand = z.object({
  name: z.string().trim().max(60).default(""),
  colours: z.array(hexColour).max(briefLimits.brandColours).default([]),
  /** Digest of an uploaded logo in the blob store. */
  logoDigest: z.string().nullable().default(null),
  font: z.enum(brandFonts).default("Inter"),
  /* What only a brand kit says is left out without one, so that such briefs stay what they were. */
  /** A font of the maker's own, in the place of `font` wherever it has the characters. */
  ownFont: ownFont.exactOptional(),
  /** Colour of text in the picture; white when left out. */
  textColour: hexColour.exactOptional(),
  /** How the brand speaks, in words for writers. */
  tone: z.string().trim().max(briefLimits.brandTone).exactOptional(),
  /** The kit that all this was taken from: its id and version. */
  kit: z.object({ id: z.string(), version: z.int().positive() }).exactOptional(),
});
export type Brand = z.infer<typeof brand>;

/** Words on the maker's photos, by digest: what each of them shows. */
export const imageNotes = z.record(
  z.string(),
  z.string().trim().min(1).max(briefLimits.images.altCharacters),
);

/**
 * What the maker gave, after validation. `null` means "not said in the form": the brief stage then looks into the
 * prompt, and only then falls back to the default. An explicit wish is kept exactly.
 */
const briefFields = z.object({
  format: z.enum(makeableFormats).default("ad"),
  prompt: z
    .string()
    .trim()
    .min(
      briefLimits.promptCharacters.min,
      `Describe the video in at least ${briefLimits.promptCharacters.min} characters`,
    )
    .max(
      briefLimits.promptCharacters.max,
      `Keep the prompt to ${briefLimits.promptCharacters.max} characters at most`,
    ),
  durationSeconds: z
    .int("Whole seconds only")
    .min(briefLimits.durationSeconds.min, `An ad lasts at least ${briefLimits.durationSeconds.min} s`)
    .max(briefLimits.durationSeconds.max, `An ad lasts at most ${briefLimits.durationSeconds.max} s`)
    .nullable()
    .default(null),
  aspect: aspect.nullable().default(null),
  /** Pixels on the short side of the finished video; 1080 when left out. */
  shortSide: z.literal(shortSides).exactOptional(),
  clips: z
    .int("A whole number of clips")
    .min(briefLimits.clips.min, "At least 1 clip")
    .max(briefLimits.clips.max, `At most ${briefLimits.clips.max} clips`)
    .nullable()
    .default(null),
  fps: z.union(frameRates.map((rate) => z.literal(rate))).default(24),
  style: z.enum(videoStyles).nullable().default(null),
  mood: z.enum(briefMoods).nullable().default(null),
  framework: z.enum(frameworks).nullable().default(null),
  /** Left out for none, so that such briefs stay what they were. */
  look: appliedLook.exactOptional(),
  brand: brand.prefault({}),
  /** Digests of uploaded product photos in the blob store, in the order given. */
  imageDigests: z.array(z.string()).max(briefLimits.images.max).default([]),
  /** Left out while nothing was said, so that such briefs stay what they were. */
  imageNotes: imageNotes.exactOptional(),
  music: z.boolean().default(true),
  voice: z.boolean().default(true),
  seed: z.int().min(0).max(2_147_483_647).nullable().default(null),
  coherence: coherenceSettings.prefault({}),
  /** The picture whose look the video takes on, a hero frame of the maker's. Not part of the resolved brief either. */
  heroDigest: z.string().nullable().default(null),
  /** Not part of the resolved brief: with other models the same words and plan stay what they are. */
  models: modelChoice.prefault({}),
  /** Not part of it either: what is expected of takes changes no word of the plan. */
  quality: qualitySettings.prefault({}),
});

export const brief = briefFields.refine(
  ({ format, imageDigests }) => format !== "product" || imageDigests.length > 0,
  {
    path: ["imageDigests"],
    message: `A product video is made from photos of the product. Add at least one; ${briefLimits.images.few} or more are better.`,
  },
);
export type Brief = z.infer<typeof brief>;
export type BriefInput = z.input<typeof brief>;

/** The brief of a new video, which is of the usual size when it names none. @param usual Null for 1080. */
export const inUsualSize = (brief: Brief, usual: ShortSide | null): Brief =>
  brief.shortSide || !usual ? brief : { ...brief, shortSide: usual };

/** The brief with every open question answered: what the stages after it read. */
export const resolvedBrief = z.object({
  prompt: z.string(),
  durationFrames: z.int().positive(),
  fps: z.int().positive(),
  aspect,
  shortSide: z.literal(shortSides).exactOptional(),
  /** Null leaves the number of shots to the planner (3-5). */
  clips: z.int().positive().nullable(),
  style: z.enum(videoStyles).nullable(),
  mood: z.enum(briefMoods).nullable(),
  framework: z.enum(frameworks).nullable(),
  look: appliedLook.exactOptional(),
  brand,
  imageDigests: z.array(z.string()),
  /** Left out for an ad, and while nothing was said of photos: what was planned from such briefs stays valid. */
  format: z.literal("product").exactOptional(),
  imageNotes: imageNotes.exactOptional(),
  music: z.boolean(),
  voice: z.boolean(),
  seed: z.int().nonnegative(),
  coherence: coherenceSettings,
  /** What was read out of the prompt, in words for the maker: "20 seconds, from the prompt". */
  notes: z.array(z.string()),
});
export type ResolvedBrief = z.infer<typeof resolvedBrief>;

/**
 * The brief as text models are asked about it. Settings and the number of pixels are not in it: they change nothing about
 * the words, and equal questions are asked only once.
 */
export const briefWords = resolvedBrief
  .omit({ coherence: true, look: true, shortSide: true })
  .extend({ telling: lookWriting.exactOptional() });
export type BriefWords = z.infer<typeof briefWords>;

/** Of a look only what writers follow, and of a brand kit neither files nor its version: they change no word either. */
export function wordsOfBrief({
  coherence: _settings,
  look,
  shortSide: _pixels,
  brand: whole,
  ...words
}: ResolvedBrief): BriefWords {
  const { ownFont: _file, textColour: _colour, kit: _kit, ...known } = whole;
  return { ...words, brand: known, ...(look && { telling: look.writing }) };
}

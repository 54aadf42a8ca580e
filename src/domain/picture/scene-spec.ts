import { z } from "zod";
import { camera, cameraPath } from "@/domain/shot/camera";

/** Places the planner can name and a drawing provider can draw. */
export const settingKinds = [
  "studio",
  "kitchen",
  "living-room",
  "bathroom",
  "office",
  "cafe",
  "street",
  "skyline",
  "stadium",
  "gym",
  "beach",
  "forest",
  "mountain",
  "desert",
  "garden",
  "road",
  "stage",
  "abstract",
] as const;
export type SettingKind = (typeof settingKinds)[number];

export const timesOfDay = ["dawn", "morning", "noon", "golden-hour", "dusk", "night"] as const;
export type TimeOfDay = (typeof timesOfDay)[number];

export const weathers = ["clear", "cloudy", "rain", "snow", "fog"] as const;

export const moods = [
  "calm",
  "energetic",
  "elegant",
  "playful",
  "dramatic",
  "warm",
  "fresh",
  "mysterious",
  "inspiring",
  "nostalgic",
] as const;
export type Mood = (typeof moods)[number];

/** Silhouettes for products and props; "box" is the honest fallback for anything else. */
export const productForms = [
  "bottle",
  "can",
  "jar",
  "tube",
  "box",
  "bag",
  "cup",
  "glass",
  "shoe",
  "watch",
  "phone",
  "laptop",
  "headphones",
  "speaker",
  "camera",
  "car",
  "bicycle",
  "chair",
  "lamp",
  "garment",
  "backpack",
  "ring",
  "perfume",
  "cosmetic",
  "plant",
  "food-plate",
  "burger",
  "pizza",
  "ice-cream",
  "book",
  "ticket",
  "app-screen",
  "house",
  "toy",
] as const;
export type ProductForm = (typeof productForms)[number];

export const hexColour = z.string().regex(/^#[0-9a-f]{6}$/i, "a colour like #1a2b3c");

/** A thing in the picture that must look the same wherever it appears: drawn from `identitySeed`, `colours`, `form` and `marks` only. */
export const sceneSubject = z.object({
  elementKey: z.string(),
  kind: z.enum(["product", "character", "prop"]),
  form: z.enum(productForms),
  name: z.string(),
  /** Text printed on the thing, usually the brand; empty for none. */
  label: z.string(),
  colours: z.array(hexColour).min(1).max(4),
  materials: z.array(z.string()),
  marks: z.array(z.string()),
  identitySeed: z.int().nonnegative(),
  /** How much of the thing is shown: a reveal strategy hides it, hints at it, then shows it. */
  visibility: z.enum(["hidden", "partial", "full"]),
  /** 0 = background detail, 1 = the hero of the picture. */
  emphasis: z.number().min(0).max(1),
  /** What a character does, e.g. "running", "holding the cup", "laughing"; empty for things. */
  action: z.string(),
  /** Digest of the maker's photo of the thing, to be cut into the picture instead of a drawing; null for none. */
  photoDigest: z.string().nullable(),
});
export type SceneSubject = z.infer<typeof sceneSubject>;

/** How a picture is graded, on top of what its mood does: factors around 1, lift and warmth around 0. */
export const sceneGrade = z.object({
  /** 0 is black and white. */
  saturation: z.number().min(0).max(2),
  contrast: z.number().min(0.5).max(1.6),
  /** Added lightness. */
  lift: z.number().min(-0.3).max(0.3),
  /** Below 0 towards blue, above towards orange. */
  warmth: z.number().min(-2).max(2),
  /** What black and white lean towards, as in a toned print. */
  shadows: hexColour,
  highlights: hexColour,
  /** How far they do, 0 not at all. */
  toning: z.number().min(0).max(1),
  /** How dark the corners are, 0 as always. */
  vignette: z.number().min(0).max(1),
});
export type SceneGrade = z.infer<typeof sceneGrade>;

/**
 * What is in a picture, as data. A language-reading model gets the prompt and may ignore this; the animatic
 * provider draws from this alone. Shots that continue one another share everything but `camera`, `path` and `role`.
 */
export const sceneSpec = z.object({
  setting: z.object({ kind: z.enum(settingKinds), description: z.string() }),
  timeOfDay: z.enum(timesOfDay),
  weather: z.enum(weathers),
  mood: z.enum(moods),
  /** Brand and prompt colours, most important first. */
  palette: z.array(hexColour).min(3).max(6),
  subjects: z.array(sceneSubject).max(6),
  camera,
  path: cameraPath,
  /** Left out without a look: such a scene is what it was before there were any. */
  grade: sceneGrade.exactOptional(),
  /** Everything random about the place comes from this; equal seeds draw equal places. */
  worldSeed: z.int().nonnegative(),
});
export type SceneSpec = z.infer<typeof sceneSpec>;

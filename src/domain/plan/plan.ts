import { z } from "zod";
import { frameworks } from "@/domain/brief/brief";
import {
  hexColour,
  moods,
  productForms,
  settingKinds,
  timesOfDay,
  weathers,
} from "@/domain/picture/scene-spec";
import { camera } from "@/domain/shot/camera";

export const overlayRoles = ["hook", "body", "brand", "cta"] as const;
export const overlayPositions = ["top", "upper-third", "centre", "lower-third", "bottom"] as const;
export const overlayAnimations = ["none", "fade", "slide", "pop", "typewriter"] as const;

export const textOverlay = z.object({
  text: z.string().min(1).max(120),
  role: z.enum(overlayRoles),
  position: z.enum(overlayPositions),
  animation: z.enum(overlayAnimations),
});
export type TextOverlay = z.infer<typeof textOverlay>;

/** Effects the sound stage knows how to make. */
export const soundCues = [
  "whoosh",
  "impact",
  "riser",
  "sparkle",
  "click",
  "pour",
  "crowd",
  "waves",
  "wind",
  "rain",
  "birds",
  "city",
  "heartbeat",
] as const;
export type SoundCue = (typeof soundCues)[number];

export const revealStrategies = ["hidden", "partial", "full"] as const;

export const planElement = z.object({
  /** Stable within the plan, e.g. "product" or "runner". */
  key: z.string().min(1),
  kind: z.enum(["character", "product", "prop", "location"]),
  name: z.string().min(1),
  description: z.string(),
  form: z.enum(productForms),
  /** Text printed on it; empty for none. */
  label: z.string(),
  colours: z.array(hexColour).min(1).max(4),
  materials: z.array(z.string()),
  marks: z.array(z.string()),
});
export type PlanElement = z.infer<typeof planElement>;

export const planScene = z.object({
  key: z.string().min(1),
  title: z.string(),
  /** The framework's beat this scene plays, e.g. "attention" or "solution". */
  beat: z.string(),
  description: z.string(),
  emotion: z.string(),
  setting: z.object({ kind: z.enum(settingKinds), description: z.string() }),
  timeOfDay: z.enum(timesOfDay),
  weather: z.enum(weathers),
});
export type PlanScene = z.infer<typeof planScene>;

const shotFields = {
  key: z.string().min(1),
  sceneKey: z.string().min(1),
  action: z.string(),
  composition: z.string(),
  camera,
  overlays: z.array(textOverlay).max(2),
  /** What the voice says over this shot; null for silence. */
  voiceOver: z.string().nullable(),
  sounds: z.array(z.enum(soundCues)).max(3),
  /** Elements in the picture, the hero first. */
  elements: z.array(
    z.object({
      key: z.string(),
      visibility: z.enum(revealStrategies),
      emphasis: z.number().min(0).max(1),
      action: z.string(),
    }),
  ),
  /** True when the shot goes on from the last frame of the shot before it; false marks a cut. */
  continuesPrevious: z.boolean(),
};

const planFields = {
  title: z.string().min(1).max(80),
  framework: z.object({ name: z.enum(frameworks), reason: z.string() }),
  mood: z.enum(moods),
  look: z.string(),
  palette: z.array(hexColour).min(3).max(6),
  audience: z.string(),
  reveal: z.object({ strategy: z.enum(revealStrategies), description: z.string() }),
  music: z.object({ mood: z.enum(moods), tempoBpm: z.int().min(50).max(180), description: z.string() }),
  elements: z.array(planElement).min(1),
  scenes: z.array(planScene).min(1),
};

/** What a planner writes. Shots carry weights, not lengths: exact durations are arithmetic, not a model's job. */
export const planDraft = z.object({
  ...planFields,
  shots: z.array(z.object({ ...shotFields, weight: z.number().positive() })).min(1),
});
export type PlanDraft = z.infer<typeof planDraft>;

export const planShot = z.object({ ...shotFields, durationFrames: z.int().positive() });
export type PlanShot = z.infer<typeof planShot>;

/** A checked plan: durations sum exactly to the brief's, every reference resolves. */
export const plan = z.object({
  ...planFields,
  fps: z.int().positive(),
  durationFrames: z.int().positive(),
  shots: z.array(planShot).min(1),
  consistencyGroups: z.array(z.object({ elementKey: z.string(), shotKeys: z.array(z.string()) })),
});
export type Plan = z.infer<typeof plan>;

export const narrativeDimensions = [
  "coherence",
  "emotionalArc",
  "sceneConnections",
  "visualProgression",
  "brandIntegration",
  "frameworkAlignment",
] as const;
export type NarrativeDimension = (typeof narrativeDimensions)[number];

const score = z.number().min(0).max(100);
export const narrativeScores = z.object(
  Object.fromEntries(narrativeDimensions.map((dimension) => [dimension, score])) as Record<
    NarrativeDimension,
    typeof score
  >,
);

/** The critic's answer on a narrative: a score per dimension and what to mend. */
export const narrativeCriticOutput = z.object({ scores: narrativeScores, issues: z.array(z.string()) });

/** The overall story of the video, written before any shot prompt and given to each of them. */
export const narrative = z.object({
  /** Two or three paragraphs. */
  story: z.string().min(1),
  emotionalArc: z.array(
    z.object({ sceneKey: z.string(), emotion: z.string(), intensity: z.number().min(0).max(1) }),
  ),
  sceneConnections: z.array(z.object({ from: z.string(), to: z.string(), how: z.string() })),
  visualProgression: z.string(),
  productReveal: z.object({ strategy: z.enum(revealStrategies), description: z.string() }),
  brandNarrative: z.string(),
});
export type Narrative = z.infer<typeof narrative>;

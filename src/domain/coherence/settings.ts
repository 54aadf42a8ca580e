import { z } from "zod";

/** A LoRA by the name that the render server knows it by, and how strongly it weighs: 1 is as it was trained. */
export const trainedLora = z.object({
  name: z.string().trim().min(1, "Name the LoRA as the render server does").max(200),
  strength: z.number().min(0).max(2),
});
export type TrainedLora = z.infer<typeof trainedLora>;

/** Settings that decide how alike the shots of a video are. A run keeps the copy that it was started with. */
export const coherenceSettings = z.object({
  twoAgentEnhancement: z.boolean().default(true),
  enhancementRounds: z.int().min(1).max(5).default(3),
  /** A shot list with a story and consistency groups; without it, shots in a row that match nothing. */
  detailedPlanning: z.boolean().default(true),
  sameSeed: z.boolean().default(true),
  chainedFrames: z.boolean().default(true),
  /** Every shot is drawn after the reference pictures of the elements in it. */
  referenceIdentity: z.boolean().default(true),
  trainedLora: trainedLora.nullable().default(null),
  /** Frames are drawn over a sketch of the planned composition. */
  compositionControl: z.boolean().default(false),
  parallelClips: z.boolean().default(true),
  qualityRegeneration: z.boolean().default(true),
  /** Faces are compared from shot to shot (CSFD). */
  faceConsistency: z.boolean().default(false),
  finishing: z.boolean().default(true),
});
export type CoherenceSettings = z.infer<typeof coherenceSettings>;

export const defaultSettings: CoherenceSettings = coherenceSettings.parse({});

/** What can be switched on and off; how many rounds of sharpening there are belongs to one of them. */
export type SettingKey = Exclude<keyof CoherenceSettings, "enhancementRounds">;

export const isOn = (settings: CoherenceSettings, key: SettingKey): boolean =>
  key === "trainedLora" ? settings.trainedLora !== null : settings[key];

/** The settings with one switched. A LoRA can only be switched off this way: on, it needs a name. */
export function switched(settings: CoherenceSettings, key: SettingKey, on: boolean): CoherenceSettings {
  if (key === "trainedLora") return on ? settings : { ...settings, trainedLora: null };
  return { ...settings, [key]: on };
}

/** Settings under a name of their owner's. */
export type SettingsProfile = { id: string; name: string; settings: CoherenceSettings };

/** The settings of a brief. One that was stored before a setting was added has it at its default. */
export const settingsOf = ({ coherence }: { coherence: Partial<CoherenceSettings> }): CoherenceSettings =>
  coherenceSettings.parse(coherence);

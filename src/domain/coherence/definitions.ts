import { type CoherenceSettings, isOn, type SettingKey } from "./settings";

export const settingGroups = ["words", "alike", "making"] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** A setting as data: what it is called, what it does, and which others it needs. Its default stands in the schema. */
export type SettingDefinition = {
  key: SettingKey;
  title: string;
  /** What it does, and what happens without it. */
  description: string;
  group: SettingGroup;
  /** Settings that must be on for this one to do anything, each with the reason. */
  dependsOn: readonly { key: SettingKey; reason: string }[];
};

/** In the order of the work. */
export const settingDefinitions: readonly SettingDefinition[] = [
  {
    key: "twoAgentEnhancement",
    title: "Sharpen the prompt first",
    description:
      "A director adds to it, a critic scores it, until it is good enough. Off: your words as they are.",
    group: "words",
    dependsOn: [],
  },
  {
    key: "detailedPlanning",
    title: "Plan in detail",
    description:
      "A story is written and reviewed, and it is listed which shots must show the same things. Off: a plain row of shots, planned with one question.",
    group: "words",
    dependsOn: [],
  },
  {
    key: "sameSeed",
    title: "One seed for all shots",
    description: "Keeps light and texture alike from shot to shot. Off: every shot has its own.",
    group: "alike",
    dependsOn: [],
  },
  {
    key: "chainedFrames",
    title: "Chain frames",
    description:
      "A shot that continues another starts on its exact last frame. Off: every shot draws its own.",
    group: "alike",
    dependsOn: [],
  },
  {
    key: "referenceIdentity",
    title: "Keep elements alike",
    description:
      "People, products and things get a reference picture, and every shot they appear in is drawn after it. Off: they are described in words only.",
    group: "alike",
    dependsOn: [
      { key: "detailedPlanning", reason: "only a detailed plan says which shots must show the same things" },
    ],
  },
  {
    key: "trainedLora",
    title: "Trained LoRA",
    description: "A small model, trained on your product or person, that a render server holds.",
    group: "alike",
    dependsOn: [],
  },
  {
    key: "compositionControl",
    title: "Composition control",
    description:
      "Every frame is drawn over a free sketch of the planned picture, so that placing and perspective follow the plan.",
    group: "alike",
    dependsOn: [],
  },
  {
    key: "parallelClips",
    title: "Film clips at the same time",
    description: "As many at once as the model takes. Off: one after the other.",
    group: "making",
    dependsOn: [],
  },
  {
    key: "qualityRegeneration",
    title: "Draw poor takes again",
    description:
      "Every clip is scored; one that fails is made again with another seed, at most twice. Each take costs again; drafts are free.",
    group: "making",
    dependsOn: [],
  },
  {
    key: "faceConsistency",
    title: "Compare faces",
    description: "Measures whether a character has the same face in every shot.",
    group: "making",
    dependsOn: [
      { key: "detailedPlanning", reason: "only a detailed plan says in which shots a character appears" },
      { key: "qualityRegeneration", reason: "faces are compared while clips are scored" },
    ],
  },
  {
    key: "finishing",
    title: "Grade the cut",
    description:
      "Transitions where place or time changes, and one contrast and grain over the whole cut. Off: hard cuts, pictures untouched.",
    group: "making",
    dependsOn: [],
  },
];

export function settingDefinition(key: SettingKey): SettingDefinition {
  const found = settingDefinitions.find((definition) => definition.key === key);
  if (!found) throw new RangeError(`No setting is called ${key}`);
  return found;
}

/** Why a setting can do nothing beside the others as they stand; null when nothing keeps it from acting. */
export function blockedBy(
  settings: CoherenceSettings,
  key: SettingKey,
): { key: SettingKey; reason: string } | null {
  const missing = settingDefinition(key).dependsOn.find((needed) => !isOn(settings, needed.key));
  if (!missing) return null;
  const { title } = settingDefinition(missing.key);
  return { key: missing.key, reason: `Needs “${title}”: ${missing.reason}.` };
}

/** The settings as they act: what depends on something that is off, is off. */
export function effectiveSettings(settings: CoherenceSettings): CoherenceSettings {
  const blocked = settingDefinitions.filter(({ key }) => blockedBy(settings, key) !== null);
  return {
    ...settings,
    ...Object.fromEntries(blocked.map(({ key }) => [key, key === "trainedLora" ? null : false])),
  };
}

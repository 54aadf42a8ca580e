import type { Circumstances, ImageFacts } from "./circumstances";
import { blockedBy, effectiveSettings, settingDefinition, settingDefinitions } from "./definitions";
import { type CoherenceSettings, isOn, type SettingKey } from "./settings";

/** How a setting stands for one video: everything that keeps it from doing what it says. */
export type SettingState = {
  /** A setting that has to be on first; null when none is missing. */
  blocked: { key: SettingKey; reason: string } | null;
  /** What it needs before it can act at all, in words that say what to do; null when nothing is missing. */
  needs: string | null;
  /** What the chosen models, or those that may stand in for them, cannot do. */
  cannot: string[];
  /** Why there is nothing for it to do in this plan; null when there is. */
  idle: string | null;
};

export const settingState = (
  settings: CoherenceSettings,
  key: SettingKey,
  circumstances: Circumstances,
): SettingState => ({
  blocked: blockedBy(settings, key),
  needs: needsOf(key, circumstances),
  cannot: cannotOf(settings, key, circumstances),
  idle: idleIn(key, circumstances),
});

/** What settings that are on ask for and will not get, one plain sentence each. */
export function unmetWishes(settings: CoherenceSettings, circumstances: Circumstances): string[] {
  const acting = effectiveSettings(settings);
  const unmet = settingDefinitions.flatMap(({ key, title }) => {
    if (!isOn(acting, key)) return [];
    const needs = needsOf(key, circumstances);
    return needs ? [`“${title}” has no effect. ${needs}`] : cannotOf(settings, key, circumstances);
  });
  return [...new Set(unmet)];
}

function needsOf(key: SettingKey, { images, facesNeed, plan }: Circumstances): string | null {
  const [image] = images;
  if (key === "faceConsistency") {
    return facesNeed ?? (plan?.characters === 0 ? "Needs a character in the plan; there is none." : null);
  }
  if (key === "trainedLora" && !image?.lora) {
    return `Needs an image model that takes a LoRA, such as a workflow with a LoRA loader on a server of your own; ${image?.name ?? "this one"} does not.`;
  }
  if (key === "compositionControl" && !image?.composition) {
    return image?.drawsPlan
      ? `${image.name} draws the planned composition itself. Choose another image model to use this.`
      : `Needs an image model that keeps to a given composition, such as a depth model or a workflow with a ControlNet; ${image?.name ?? "this one"} does not.`;
  }
  return null;
}

function cannotOf(settings: CoherenceSettings, key: SettingKey, circumstances: Circumstances): string[] {
  const { images, videos } = circumstances;
  switch (key) {
    case "sameSeed":
      return seedless(circumstances);
    case "chainedFrames":
      return videos.flatMap(cannotChain);
    case "referenceIdentity":
      return images.flatMap((image) => cannotRefer(image, settings));
    case "trainedLora":
      return standIns(images, ({ lora }) => lora).map(
        (name) => `${name} may stand in, and takes no LoRA: what it draws is drawn without it.`,
      );
    case "compositionControl":
      return standIns(images, ({ composition, drawsPlan }) => composition !== null || drawsPlan).map(
        (name) => `${name} may stand in, and keeps to no given composition.`,
      );
    case "qualityRegeneration":
      return videos
        .filter(({ capabilities }) => !capabilities.seed)
        .map(({ name }) => `Poor takes are not made again, because ${name} takes no seed.`);
    default:
      return [];
  }
}

function seedless({ images, videos }: Circumstances): string[] {
  const names = [...images, ...videos.map(({ name, capabilities }) => ({ name, seed: capabilities.seed }))]
    .filter(({ seed }) => !seed)
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const { title } = settingDefinition("sameSeed");
  return [
    `${names.join(" and ")} ${names.length === 1 ? "takes" : "take"} no seed: “${title}” has no effect there, and the same request gives another result each time.`,
  ];
}

function cannotChain({ name, capabilities }: Circumstances["videos"][number]): string[] {
  if (capabilities.firstFrame === "no") {
    return [`${name} takes no first frame: shots that continue one another will not meet exactly.`];
  }
  if (!capabilities.lastFrame) {
    return [`${name} cannot end on a given frame: a shot may not meet the one that continues it exactly.`];
  }
  return [];
}

function cannotRefer(image: ImageFacts, settings: CoherenceSettings): string[] {
  if (image.drawsPlan) return [];
  if (image.references === 0) {
    return [`${image.name} takes no reference pictures: elements are only described in words.`];
  }
  return placesForReferences(image, settings) === 0
    ? [`${image.name} takes one picture, and composition control uses it.`]
    : [];
}

/** Reference pictures that a model can be given beside the composition. */
export const placesForReferences = (
  { references, composition }: Pick<ImageFacts, "references" | "composition">,
  { compositionControl }: Pick<CoherenceSettings, "compositionControl">,
): number =>
  compositionControl && composition?.as === "first-reference" ? Math.max(0, references - 1) : references;

const standIns = (images: readonly ImageFacts[], can: (image: ImageFacts) => boolean): string[] =>
  images
    .slice(1)
    .filter((image) => !can(image))
    .map(({ name }) => name);

function idleIn(key: SettingKey, { plan, images }: Circumstances): string | null {
  const drawsPlan = images[0]?.drawsPlan ?? false;
  if (key === "referenceIdentity" && drawsPlan) {
    return `${images[0]?.name} draws elements from the plan: they are alike in any case, and the pictures are for you to see.`;
  }
  if (!plan) return null;
  if (key === "chainedFrames" && plan.continuing === 0) return "No shot of this plan continues another.";
  if (key === "referenceIdentity" && plan.elements === 0)
    return "This plan has nothing that must look alike.";
  if (key === "sameSeed" && plan.shots === 1) return "There is only one shot.";
  if (key === "parallelClips" && plan.shots === 1) return "There is only one clip.";
  return null;
}

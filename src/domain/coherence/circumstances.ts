import type { VideoCapabilities } from "@/domain/catalogue/catalogue";
import type { Plan } from "@/domain/plan/plan";

/**
 * How a model is shown a composition to keep to: in an input of its own, or in the place of its first reference picture.
 * `required`: it cannot draw without one.
 */
export type CompositionInput = { as: "own-input" | "first-reference"; required: boolean };

/** What settings ask of a model that draws. */
export type ImageFacts = {
  name: string;
  /** Most reference pictures it takes; 0 for none. */
  references: number;
  seed: boolean;
  lora: boolean;
  composition: CompositionInput | null;
  /** Draws the plan itself, so that elements and composition are right without being shown. */
  drawsPlan: boolean;
};

/** What settings ask of a model that films. */
export type VideoFacts = { name: string; capabilities: VideoCapabilities };

/** What decides whether a setting can act: the chosen models first, then those that may stand in for them. */
export type Circumstances = {
  images: readonly ImageFacts[];
  videos: readonly VideoFacts[];
  /** Of the plan; null before there is one. */
  plan: { shots: number; continuing: number; elements: number; characters: number } | null;
  /** LoRAs that the registered servers hold, by name. */
  loras: readonly string[];
  /** What is missing for comparing faces, in words that say what to do; null when nothing is. */
  facesNeed: string | null;
};

/** A model as far as settings ask something of it. */
type ImageModelLike = Pick<ImageFacts, "name" | "references"> &
  Partial<Pick<ImageFacts, "seed" | "lora" | "composition">> & { job?: unknown };

type ModelsLike = {
  image: ImageModelLike;
  video: VideoFacts;
  fallbacks: { image: readonly ImageModelLike[]; video: readonly VideoFacts[] };
};

/** The models of a run as settings see them. */
export function modelFacts({
  image,
  video,
  fallbacks,
}: ModelsLike): Pick<Circumstances, "images" | "videos"> {
  return {
    images: [image, ...fallbacks.image].map(imageFacts),
    videos: [video, ...fallbacks.video].map(({ name, capabilities }) => ({ name, capabilities })),
  };
}

const imageFacts = ({
  name,
  references,
  seed = true,
  lora = false,
  composition = null,
  job,
}: ImageModelLike): ImageFacts => ({
  ...{ name, references, seed, lora, composition },
  // What draws on this machine is given the scene as data; all others read the prompt.
  drawsPlan: job === undefined,
});

/** A plan as settings see it. */
export const planFacts = (plan: Pick<Plan, "shots" | "elements">): NonNullable<Circumstances["plan"]> => ({
  shots: plan.shots.length,
  continuing: plan.shots.filter(({ continuesPrevious }) => continuesPrevious).length,
  elements: plan.elements.filter(({ kind }) => kind !== "location").length,
  characters: plan.elements.filter(({ kind }) => kind === "character").length,
});

/** What comparing faces needs; null where the face models are installed. */
export const facesNeed = (installed: boolean): string | null =>
  installed
    ? null
    : "Needs the face models, which are not installed on this machine: without them no faces can be told apart.";

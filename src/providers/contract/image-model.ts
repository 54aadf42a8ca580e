import type { CompositionInput } from "@/domain/coherence/circumstances";
import type { TrainedLora } from "@/domain/coherence/settings";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { MediaFile, MediaInput } from "./media-result";
import type { ModelFacts } from "./model-facts";
import type { RemoteJob } from "./remote-job";

export type ImageRequest = {
  prompt: string;
  size: PixelSize;
  seed: number;
  /** The picture as data; see SceneSpec. */
  scene: SceneSpec;
  /** Where along the scene's camera path the picture stands: 0 = first frame, 1 = last frame. */
  moment: number;
  references: (MediaInput & {
    role: "composition" | "product" | "element" | "previous-frame" | "hero";
  })[];
  /** For models that take one. */
  lora?: TrainedLora | null;
};

/** Where a model on this machine writes to. */
export type LocalWork = { outputFolder: string; signal?: AbortSignal | undefined };

/**
 * A model that draws stills: on this machine at once (`draw`), or as a job elsewhere (`job`). The picture may have
 * another size than asked for; it is fitted afterwards.
 */
export type ImageModel = ModelFacts & {
  /** What one picture costs, for estimates, in micro-dollars. */
  priceMicros(size: PixelSize): number;
  /** Rough wall-clock time for a picture, in seconds, for estimates. */
  readonly typicalSeconds: number;
  /** Most reference pictures it takes; the first ones are given. */
  readonly references: number;
  /** Whether equal requests with equal seeds give equal pictures; true when left out. */
  readonly seed?: boolean;
  /** Whether it takes a trained LoRA; false when left out. */
  readonly lora?: boolean;
  /** How it is shown a composition to keep to; null or left out when it cannot be. */
  readonly composition?: CompositionInput | null;
} & (
    | { draw(request: ImageRequest & LocalWork): Promise<MediaFile>; job?: undefined }
    | { job: RemoteJob<ImageRequest, MediaFile>; draw?: undefined }
  );

export type LocalImageModel = Extract<ImageModel, { job?: undefined }>;

import type { VideoCapabilities } from "@/domain/catalogue/catalogue";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { MediaFile, MediaInput } from "./media-result";
import type { ModelFacts } from "./model-facts";
import type { RemoteJob } from "./remote-job";

export type VideoRequest = {
  prompt: string;
  negativePrompt: string | null;
  size: PixelSize;
  fps: number;
  durationFrames: number;
  seed: number;
  scene: SceneSpec;
  firstFrame: MediaInput | null;
  lastFrame: MediaInput | null;
  references: (MediaInput & { role: "product" | "element" })[];
};

/** A model that makes clips. The clip may be longer than asked for, and of another size: it is normalised afterwards. */
export type VideoModel = ModelFacts & {
  /** Lengths the model can make, in seconds, rising; "any" for any number of frames. */
  readonly durations: "any" | readonly number[];
  readonly capabilities: VideoCapabilities;
  priceMicros(request: { size: PixelSize; durationSeconds: number }): number;
  /** Rough wall-clock time for a clip, in seconds, for estimates. */
  typicalSeconds(request: { size: PixelSize; durationSeconds: number }): number;
  readonly job: RemoteJob<VideoRequest, MediaFile>;
};

import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { MediaFile, MediaInput } from "./media-result";

export type ImageRequest = {
  prompt: string;
  size: PixelSize;
  seed: number;
  /** The picture as data; see SceneSpec. */
  scene: SceneSpec;
  /** Where along the scene's camera path the picture stands: 0 = first frame, 1 = last frame. */
  moment: number;
  references: (MediaInput & { role: "product" | "element" | "previous-frame" })[];
  /** Folder to write to. */
  outputFolder: string;
  signal?: AbortSignal | undefined;
};

export type ImageResult = { file: MediaFile; costMicros: number };

/** A model that draws stills. Throws "provider-rejected" when the same request cannot succeed, "provider-unavailable" when it may. */
export type ImageModel = {
  readonly id: `${string}/${string}`;
  readonly name: string;
  /** Changes when equal requests may give other pictures: part of content keys. */
  readonly version: string;
  /** True for free local drafts: stored with each take and shown. */
  readonly draft: boolean;
  /** What one picture costs, for estimates. */
  priceMicros(size: PixelSize): number;
  generate(request: ImageRequest): Promise<ImageResult>;
};

import type { Json } from "@/domain/json";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { MediaFile, MediaInput } from "./media-result";

export type VideoRequest = {
  prompt: string;
  size: PixelSize;
  fps: number;
  durationFrames: number;
  seed: number;
  scene: SceneSpec;
  firstFrame: MediaInput | null;
  lastFrame: MediaInput | null;
  references: (MediaInput & { role: "product" | "element" })[];
};

/** Opaque to callers. It survives JSON and a restart, because a workflow may sleep for hours between calls. */
export type VideoOperation = Json;

export type VideoStatus =
  | { state: "pending" /** 0-1 when the model tells, else null. */; progress: number | null }
  | { state: "done"; file: MediaFile; costMicros: number }
  | { state: "failed"; reason: string; retryable: boolean };

/**
 * A model that makes clips. Generation is slow, so the contract is start, then ask: `start` is the billed call and
 * its handle must be stored before anything waits.
 */
export type VideoModel = {
  readonly id: `${string}/${string}`;
  readonly name: string;
  readonly version: string;
  readonly draft: boolean;
  /** Lengths the model can make: any number of frames, or these seconds only. */
  readonly durations: "any" | readonly number[];
  readonly capabilities: { firstFrame: boolean; lastFrame: boolean; references: boolean; seed: boolean };
  priceMicros(request: { size: PixelSize; durationSeconds: number }): number;
  /** Rough wall-clock time for a clip, for estimates. */
  typicalSeconds(request: { size: PixelSize; durationSeconds: number }): number;
  start(request: VideoRequest, options: { outputFolder: string }): Promise<VideoOperation>;
  /** Waits up to `waitMs` for a change worth telling, so that callers need not poll fast. */
  status(
    operation: VideoOperation,
    options: { waitMs: number; signal?: AbortSignal | undefined },
  ): Promise<VideoStatus>;
  cancel(operation: VideoOperation): Promise<void>;
};

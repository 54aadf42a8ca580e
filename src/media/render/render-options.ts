import type { ClipItem } from "@/domain/timeline/cut";
import type { WorkerPool } from "@/workers/worker-pool";
import type { Delivery } from "../encode/deliveries";
import type { MediaEngine } from "../ffmpeg/engine";
import type { SegmentShelf } from "./segment-shelf";

export type RenderOptions = {
  engine: MediaEngine;
  /** Draws text beside the server's event loop. */
  workers: WorkerPool;
  /** The local file of a take. */
  resolveMedia(digest: string): string | Promise<string>;
  outputPath: string;
  /** The kind of file; MP4 with H.264 when left out. */
  delivery?: Delivery;
  /** Where the picture of a clip is cut that has another shape than the cut: 0 its start, 1 its end; 0.5 when left out. */
  cropOf?(clip: ClipItem): number;
  /** Where finished parts of long films are kept; without one every film is rendered in one go. */
  shelf?: SegmentShelf | undefined;
  /** Written into the file, e.g. title and comment; nothing else about its making is. */
  metadata?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: number) => void) | undefined;
};

export type RenderResult = {
  lengthFrames: number;
  /** Scripts of overlay text for which no font is carried; their characters are not in the picture. */
  missingScripts: string[];
};

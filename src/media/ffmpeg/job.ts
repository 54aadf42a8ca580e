import type { PixelSize } from "@/domain/media/format";

export type RawPixelFormat = "rgb24" | "rgba" | "gray" | "yuv420p";

/** Uncompressed frames as they come through a pipe: no headers, one frame after the other. */
export type RawVideo = { pixelFormat: RawPixelFormat; size: PixelSize; fps: number };

/**
 * Where a job reads from. A file is opened at `seekSeconds` or, when that is not a key frame, at the last key frame
 * before it: the graph sees the frames in between and has to drop what it does not want. `keyFramesOnly` lets the
 * decoder skip the rest; not every engine can, so the graph must select key frames as well. `oneThread` is for short
 * pieces: several threads decode ahead of what is wanted, which costs more than they save. It changes no frame.
 */
export type JobInput =
  | { kind: "file"; path: string; seekSeconds?: number; keyFramesOnly?: boolean; oneThread?: boolean }
  | { kind: "frames"; video: RawVideo };

/** An encoder and its options by their libavcodec names. The graph has to end in a format that the encoder takes. */
export type Encoding = { codec: string; options: Readonly<Record<string, string>> };

export type JobOutput = {
  /** A path, or "pipe" for the engine's `read`. */
  target: { file: string } | "pipe" | "nothing";
  /** Muxer and its options by their libavformat names. */
  format: string;
  options: Readonly<Record<string, string>>;
  video: Encoding | null;
  audio: Encoding | null;
  /** Frames per second of the video stream; null without one. */
  fps: number | null;
  metadata: Readonly<Record<string, string>>;
};

/**
 * One run of ffmpeg as data. Every engine executes the same job: `graph` is a filtergraph whose sources are `[0:v]`
 * or `[1:a]` (input number and kind, each used at most once) and whose results are `[v]` and `[a]`, as the output's
 * `video` and `audio` ask for.
 */
export type MediaJob = {
  /** What it does, in words that finish the sentence "ffmpeg could not …". */
  purpose: string;
  inputs: readonly JobInput[];
  graph: string;
  output: JobOutput;
  /** Length of the result, by which progress is measured; null when it is not known. */
  lengthFrames: number | null;
};

/** Parts of a film put one behind the other as they are, without decoding, with sound of the whole film beside them. */
export type JoinJob = {
  purpose: string;
  /** Files with picture only, all encoded alike; each begins with a key frame. */
  segments: readonly { path: string; lengthFrames: number }[];
  fps: number;
  /** A file with sound only, encoded for the film. */
  sound: string;
  file: string;
  /** Muxer, its options and what is written into the file, as for a job that encodes. */
  output: Pick<JobOutput, "format" | "options" | "metadata">;
};

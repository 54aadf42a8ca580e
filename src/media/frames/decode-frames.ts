import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import type { JobInput, RawPixelFormat } from "../ffmpeg/job";
import { rawVideoOutput } from "../ffmpeg/outputs";

export type DecodeOptions = {
  pixelFormat: RawPixelFormat;
  /** The size frames are scaled to. */
  size: PixelSize;
  /** Filters before the scaling, e.g. a selection of frames. */
  filters?: readonly string[];
  seekSeconds?: number;
  keyFramesOnly?: boolean;
  signal?: AbortSignal | undefined;
};

const bytesPerPixel: Record<RawPixelFormat, number> = { rgb24: 3, rgba: 4, gray: 1, yuv420p: 1.5 };

export const frameBytes = (pixelFormat: RawPixelFormat, { width, height }: PixelSize) =>
  width * height * bytesPerPixel[pixelFormat];

/** The frames of a video (or the one of a picture) as bare pixels in presentation order, none repeated or left out. */
export async function* decodeFrames(
  engine: MediaEngine,
  path: string,
  options: DecodeOptions,
): AsyncGenerator<Uint8Array, void> {
  const { pixelFormat, size, filters = [], seekSeconds, keyFramesOnly, signal } = options;
  const input: JobInput = {
    kind: "file",
    path,
    ...(seekSeconds && { seekSeconds }),
    ...(keyFramesOnly && { keyFramesOnly }),
  };
  const scale = `scale=${size.width}:${size.height}:flags=bicubic+accurate_rnd:in_color_matrix=bt709`;
  const bytes = engine.read(
    {
      purpose: "read the pictures of the video",
      inputs: [input],
      graph: graphOf([link(["0:v"], [...filters, scale, `format=${pixelFormat}`], ["v"])]),
      output: rawVideoOutput(),
      lengthFrames: null,
    },
    { signal },
  );
  yield* inPieces(bytes, frameBytes(pixelFormat, size));
}

/** Cuts a stream of bytes into pieces of one size; each piece is its own memory. An incomplete last piece is dropped. */
export async function* inPieces(
  bytes: AsyncIterable<Uint8Array>,
  pieceBytes: number,
): AsyncGenerator<Uint8Array, void> {
  let piece = new Uint8Array(pieceBytes);
  let filled = 0;
  for await (const chunk of bytes) {
    let read = 0;
    while (read < chunk.length) {
      const part = chunk.subarray(read, read + pieceBytes - filled);
      piece.set(part, filled);
      filled += part.length;
      read += part.length;
      if (filled === pieceBytes) {
        yield piece;
        piece = new Uint8Array(pieceBytes);
        filled = 0;
      }
    }
  }
}

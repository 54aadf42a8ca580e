import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { rawVideoOutput } from "@/media/ffmpeg/outputs";
import { inPieces } from "@/media/frames/decode-frames";
import { createClipSampler } from "./clip-sampler";
import type { ClipSamples } from "./clip-samples";
import { frameLayout, layoutGraph, pieceBytes, readPiece } from "./frame-layout";

export type Source = { file: string; size: PixelSize; fps: number };

/**
 * Decodes a clip once, as far as it goes, and samples its frames while the decoder is at the next ones. `damage` is what
 * stopped the decoder before the end, null for nothing.
 */
export async function sampleClip(
  engine: MediaEngine,
  { file, size, fps }: Source,
): Promise<{ samples: ClipSamples; damage: StudioError | null }> {
  const layout = frameLayout(size);
  const tilesPerPicture = layout.tileColumns * layout.tileRows;
  const sampler = createClipSampler({ fps, size: layout.size, tilesPerPicture });
  const bytes = engine.read({
    purpose: "read the pictures of the video",
    inputs: [{ kind: "file", path: file }],
    graph: layoutGraph(layout),
    output: rawVideoOutput(),
    lengthFrames: null,
  });
  let damage: StudioError | null = null;
  try {
    for await (const piece of inPieces(bytes, pieceBytes(layout))) {
      const { frame, tile } = readPiece(piece, layout);
      sampler.add(frame, tile);
    }
  } catch (error) {
    // A file that cannot be decoded to its end is a finding, not a failure of the measurement.
    if (!(error instanceof StudioError) || error.code !== "media-failed") throw error;
    damage = error;
  }
  return { samples: sampler.finish(), damage };
}

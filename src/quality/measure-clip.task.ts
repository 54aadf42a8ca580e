import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import type { EngineDescription, MediaEngine } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { decodeFrames } from "@/media/frames/decode-frames";
import { type Probe, probeMedia } from "@/media/probe/probe-media";
import type { Task } from "@/workers/task";
import type { ClipExpectation } from "./clip-samples";
import { durationAccuracy } from "./metrics/duration-accuracy";
import { fileIntegrity } from "./metrics/file-integrity";
import { frameRate } from "./metrics/frame-rate";
import { resolution } from "./metrics/resolution";
import { sampleClip } from "./sample-clip";
import { scorePictures } from "./score-pictures";
import { analysisSize, type Frame } from "./small-frame";

export type MeasureClip = {
  file: string;
  expected: ClipExpectation;
  /** Files of the pictures that the clip was to start and end on; null for none. */
  given: { firstFrame: string | null; lastFrame: string | null };
  engine: EngineDescription;
};

/** The scorecard of a clip. A file that cannot be read at all gets one that says so. */
export const task: Task<MeasureClip, Scorecard> = async ({ file, expected, given, engine: description }) => {
  const probe = await probeOrFault(file);
  if ("fault" in probe) {
    return createScorecard("clip", [
      fileIntegrity({ decoded: 0, promised: expected.durationFrames, damage: probe.fault }),
    ]);
  }
  const { info } = probe;
  const engine = openMediaEngine(description);
  const size = { width: info.width ?? 0, height: info.height ?? 0 };
  const fps = info.frameRate ? info.frameRate.numerator / info.frameRate.denominator : expected.fps;
  const [{ samples, damage }, first, last] = await Promise.all([
    sampleClip(engine, { file, size, fps }),
    readGiven(engine, given.firstFrame, size),
    readGiven(engine, given.lastFrame, size),
  ]);
  const promised = info.frameCount ?? expected.durationFrames;
  return createScorecard("clip", [
    fileIntegrity({ decoded: samples.frames.length, promised, damage: damage?.message ?? null }),
    durationAccuracy({
      actual: Math.round((promised / fps) * expected.fps),
      expected: expected.durationFrames,
    }),
    resolution(size, expected.size),
    frameRate({ fps, constant: info.constantRate ?? true }, expected.fps),
    ...scorePictures(samples, expected, { first, last }),
  ]);
};

async function probeOrFault(file: string): Promise<Probe | { fault: string }> {
  try {
    const probe = await probeMedia(file);
    if (probe.info.kind !== "video") return { fault: "there is no video in this file" };
    return probe;
  } catch (error) {
    if (error instanceof StudioError && error.code === "invalid-input") return { fault: error.message };
    throw error;
  }
}

/** A picture as the model was given it: filling the clip's shape, cut at the edges. */
async function readGiven(engine: MediaEngine, file: string | null, clip: PixelSize): Promise<Frame | null> {
  if (file === null) return null;
  const fill = `scale=${clip.width}:${clip.height}:force_original_aspect_ratio=increase:out_color_matrix=bt709`;
  const filters = [fill, `crop=${clip.width}:${clip.height}`, "format=yuv420p"];
  const pictures = decodeFrames(engine, file, { pixelFormat: "yuv420p", size: analysisSize(clip), filters });
  for await (const picture of pictures) return picture;
  throw new StudioError("media-failed", "The picture that the clip was to start or end on cannot be read");
}

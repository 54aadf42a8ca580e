import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import type { EngineDescription, MediaEngine } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { decodeFrames } from "@/media/frames/decode-frames";
import { probeMedia } from "@/media/probe/probe-media";
import type { Task } from "@/workers/task";
import { comparedFrames, scoreSeam } from "./score-seam";
import { analysisSize, type Frame } from "./small-frame";

export type MeasureSeam = {
  before: string;
  after: string;
  /** Whether `after` goes on from the last frame of `before`; across a cut only colour, light and style are compared. */
  continues: boolean;
  engine: EngineDescription;
};

/** The scorecard of two neighbouring clips. */
export const task: Task<MeasureSeam, Scorecard> = async ({
  before,
  after,
  continues,
  engine: description,
}) => {
  const engine = openMediaEngine(description);
  const { info, packets } = await probeMedia(before);
  const size = analysisSize({ width: info.width ?? 16, height: info.height ?? 16 });
  const options = { pixelFormat: "yuv420p" as const, size };
  // Decoding starts at the key frame before the frames that are compared, not at the beginning.
  const seekSeconds = packets?.timesSeconds.at(-comparedFrames);
  const end = await lastFrames(engine, before, { ...options, ...(seekSeconds && { seekSeconds }) });
  const start: Frame[] = [];
  for await (const frame of decodeFrames(engine, after, options)) {
    start.push(frame);
    if (start.length === comparedFrames) break;
  }
  return createScorecard("seam", scoreSeam(end, start, { size, continues }));
};

async function lastFrames(
  engine: MediaEngine,
  file: string,
  options: Parameters<typeof decodeFrames>[2],
): Promise<Frame[]> {
  const kept: Frame[] = [];
  for await (const frame of decodeFrames(engine, file, options)) {
    kept.push(frame);
    if (kept.length > comparedFrames) kept.shift();
  }
  return kept;
}

import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import { soundRate } from "@/domain/timeline/sound";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import type { MediaJob } from "../ffmpeg/job";
import { mp4Output } from "../ffmpeg/outputs";
import { writeAtomically } from "../files/write-atomically";
import { type Probe, probeMedia } from "../probe/probe-media";
import { bt709, constantRate, fillPicture } from "../render/conform";

export type ClipTarget = { size: PixelSize; fps: number; lengthFrames: number };

/** Visually lossless: the clip is compressed once more for the finished film. */
const quality = { crf: 14, preset: "veryfast", maxKilobits: 60_000 } as const;
/** Longest distance between key frames that still makes seeking quick. */
const maxKeySeconds = 2.5;

/**
 * Brings a clip from outside into the form in which everything else is exact and fast: H.264 4:2:0 of one size, a
 * constant rate, BT.709 and tagged so, key frames every two seconds, and exactly `lengthFrames` frames (a missing end
 * repeats the last frame). Sound is kept at the picture's length. Returns false, without writing, when the clip is
 * like that already: a second compression would only cost quality.
 */
export async function normaliseClip(
  engine: MediaEngine,
  path: string,
  options: { target: ClipTarget; outputPath: string; signal?: AbortSignal | undefined },
): Promise<boolean> {
  const probe = await probeMedia(path);
  if (probe.info.kind !== "video") throw new StudioError("invalid-input", "This file is not a video");
  if (isNormal(probe, options.target)) return false;
  await writeAtomically(options.outputPath, (temporaryPath) =>
    engine.run(normaliseJob(path, { probe, target: options.target, outputPath: temporaryPath }), {
      signal: options.signal,
    }),
  );
  return true;
}

function isNormal({ info, packets }: Probe, { size, fps, lengthFrames }: ClipTarget): boolean {
  const { colour, frameRate } = info;
  const keyTimes = [...(packets?.keyTimesSeconds ?? []), lengthFrames / fps];
  const farKey = keyTimes.some((time, index) => time - (keyTimes[index - 1] ?? 0) > maxKeySeconds);
  return (
    info.container === "MP4" &&
    info.videoCodec === "avc" &&
    info.pixelFormat === "yuv420p" &&
    info.width === size.width &&
    info.height === size.height &&
    info.constantRate === true &&
    frameRate !== null &&
    frameRate.numerator === fps * frameRate.denominator &&
    info.frameCount === lengthFrames &&
    [colour?.primaries, colour?.transfer, colour?.matrix].every((tag) => tag === "bt709") &&
    !farKey
  );
}

type NormaliseParts = { probe: Probe; target: ClipTarget; outputPath: string };

function normaliseJob(path: string, { probe, target, outputPath }: NormaliseParts): MediaJob {
  const { fps, lengthFrames, size } = target;
  const lengthSamples = Math.round((lengthFrames * soundRate) / fps);
  const picture = link(
    ["0:v"],
    [
      ...constantRate(probe.info, fps),
      ...fillPicture(probe.info, size),
      `tpad=stop=${lengthFrames}:stop_mode=clone`,
      `trim=end_frame=${lengthFrames}`,
      `settb=1/${fps}`,
      "setpts=N",
      bt709,
    ],
    ["v"],
  );
  const sound = link(
    ["0:a"],
    [
      `aresample=${soundRate}`,
      "aformat=sample_fmts=fltp:channel_layouts=stereo",
      `apad=whole_len=${lengthSamples}`,
      `atrim=end_sample=${lengthSamples}`,
    ],
    ["a"],
  );
  const audio = probe.info.audio !== null;
  return {
    purpose: "prepare the clip",
    inputs: [{ kind: "file", path }],
    graph: graphOf(audio ? [picture, sound] : [picture]),
    output: mp4Output(outputPath, { video: { ...quality, fps }, audio }),
    lengthFrames,
  };
}

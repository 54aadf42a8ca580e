import { StudioError } from "@/domain/errors";
import { createScorecard, type Measurement, type Scorecard } from "@/domain/quality/scorecard";
import type { EngineDescription } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { type Probe, probeMedia } from "@/media/probe/probe-media";
import type { Task } from "@/workers/task";
import type { ClipExpectation, ClipSamples } from "./clip-samples";
import { blackFrames } from "./metrics/black-frames";
import { durationAccuracy } from "./metrics/duration-accuracy";
import { dynamicDegree } from "./metrics/dynamic-degree";
import { fileIntegrity } from "./metrics/file-integrity";
import { frameRate } from "./metrics/frame-rate";
import { frozenFrames } from "./metrics/frozen-frames";
import { imagingQuality } from "./metrics/imaging-quality";
import { motionSmoothness } from "./metrics/motion-smoothness";
import { resolution } from "./metrics/resolution";
import { shotContinuity } from "./metrics/shot-continuity";
import { temporalFlickering } from "./metrics/temporal-flickering";
import { sampleClip } from "./sample-clip";

export type MeasureClip = { file: string; expected: ClipExpectation; engine: EngineDescription };

/** Fewer frames than these show no motion to measure. */
const fewestFrames = 5;

/** The scorecard of a clip. A file that cannot be read at all gets one that says so. */
export const task: Task<MeasureClip, Scorecard> = async ({ file, expected, engine }, { report }) => {
  const probe = await probeOrFault(file);
  if ("fault" in probe) {
    return createScorecard("clip", [
      fileIntegrity({ decoded: 0, promised: expected.durationFrames, damage: probe.fault }),
    ]);
  }
  const { info } = probe;
  const size = { width: info.width ?? 0, height: info.height ?? 0 };
  const fps = info.frameRate ? info.frameRate.numerator / info.frameRate.denominator : expected.fps;
  const { samples, damage } = await sampleClip(openMediaEngine(engine), { file, size, fps });
  report(0.6);
  const promised = info.frameCount ?? expected.durationFrames;
  return createScorecard("clip", [
    fileIntegrity({ decoded: samples.frames.length, promised, damage: damage?.message ?? null }),
    durationAccuracy({
      actual: Math.round((promised / fps) * expected.fps),
      expected: expected.durationFrames,
    }),
    resolution(size, expected.size),
    frameRate({ fps, constant: info.constantRate ?? true }, expected.fps),
    ...pictureMetrics(samples, expected),
  ]);
};

function pictureMetrics(samples: ClipSamples, { cameraMove }: ClipExpectation): Measurement[] {
  if (samples.frames.length < fewestFrames || samples.details.length === 0) return [];
  return [
    blackFrames(samples),
    frozenFrames(samples, cameraMove),
    shotContinuity(samples),
    temporalFlickering(samples),
    motionSmoothness(samples, cameraMove),
    dynamicDegree(samples, cameraMove),
    imagingQuality(samples.details, samples.detailSize),
  ];
}

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

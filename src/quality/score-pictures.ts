import type { Measurement } from "@/domain/quality/scorecard";
import type { ClipExpectation, ClipSamples } from "./clip-samples";
import { backgroundConsistency } from "./metrics/background-consistency";
import { blackFrames } from "./metrics/black-frames";
import { cameraMovement } from "./metrics/camera-movement";
import { duplicateFrames } from "./metrics/duplicate-frames";
import { dynamicDegree } from "./metrics/dynamic-degree";
import { firstFrameFidelity } from "./metrics/first-frame-fidelity";
import { frozenFrames } from "./metrics/frozen-frames";
import { imagingQuality } from "./metrics/imaging-quality";
import { lastFrameFidelity } from "./metrics/last-frame-fidelity";
import { motionSmoothness } from "./metrics/motion-smoothness";
import { shotContinuity } from "./metrics/shot-continuity";
import { subjectConsistency } from "./metrics/subject-consistency";
import { temporalFlickering } from "./metrics/temporal-flickering";
import type { Frame } from "./small-frame";

/** The pictures a clip was to start and end on, in the size of its small frames; null where none was given. */
export type GivenFrames = { first: Frame | null; last: Frame | null };

/** Fewer frames than these show no motion to measure. */
const fewestFrames = 5;

/** Everything the pictures of a clip say about it. A clip of a few frames says nothing. */
export function scorePictures(
  samples: ClipSamples,
  expected: ClipExpectation,
  given: GivenFrames,
): Measurement[] {
  const { detail, first, last, size } = samples;
  if (samples.frames.length < fewestFrames || !detail) return [];
  const { cameraMove } = expected;
  const found = [
    blackFrames(samples),
    frozenFrames(samples, cameraMove),
    duplicateFrames(samples),
    shotContinuity(samples),
    temporalFlickering(samples),
    motionSmoothness(samples, cameraMove),
    dynamicDegree(samples, cameraMove),
    subjectConsistency(samples),
    backgroundConsistency(samples),
    imagingQuality(detail),
    cameraMovement(samples, expected),
    first && given.first && firstFrameFidelity(first, given.first, size),
    last && given.last && lastFrameFidelity(last, given.last, size),
  ];
  return found.filter((one) => one !== null);
}

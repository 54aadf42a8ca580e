import type { PixelSize } from "@/domain/media/format";
import type { Camera, CameraMove } from "@/domain/shot/camera";
import type { Look } from "./appearance";
import type { DetailTraits } from "./detail";
import type { CameraStep } from "./global-motion";
import type { Frame } from "./small-frame";

/** What a clip was meant to be. */
export type ClipExpectation = {
  durationFrames: number;
  fps: number;
  size: PixelSize;
  cameraMove: CameraMove;
  /** Which way the move goes; any way counts when it is left out or "none". */
  cameraDirection?: Camera["direction"];
};

/** One frame by itself. */
export type FrameTraits = {
  /** Mean and standard deviation of the luma. */
  mean: number;
  deviation: number;
  /** Share of the luma that is as good as black. */
  darkShare: number;
};

/** A frame against the one before it. */
export type StepTraits = {
  /** Mean absolute difference of the luma, in grey levels. */
  difference: number;
  /** Mean absolute difference over red, green and blue. */
  colourDifference: number;
  /** Bhattacharyya distance of the colour histograms. */
  signatureDistance: number;
  /** What the whole picture did. */
  camera: CameraStep;
};

/** A frame against both its neighbours, followed along the motion. */
export type PathTraits = { residual: number; flicker: number };

/** A longer step, in which slow moves come to whole pixels. */
export type SlowStep = { fastest: number; camera: CameraStep };

/** Everything the metrics of a clip look at, made by one pass over its frames. */
export type ClipSamples = {
  fps: number;
  /** Size of the small frames: the long side is 320, both sides are multiples of a motion block. */
  size: PixelSize;
  frames: readonly FrameTraits[];
  /** From each frame to the next: one less than frames. */
  steps: readonly StepTraits[];
  /** For each frame that has both neighbours: two less than frames, unless nothing could be followed. */
  paths: readonly PathTraits[];
  /** About eight a second, as VBench thins a clip before it looks for motion. */
  slow: { stepSeconds: number; steps: readonly SlowStep[]; looks: readonly Look[] };
  /** The clip's own resolution; null for a clip without frames. */
  detail: DetailTraits | null;
  first: Frame | null;
  last: Frame | null;
};

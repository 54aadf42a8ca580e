import type { PixelSize } from "@/domain/media/format";
import { type Look, lookOf } from "./appearance";
import type { ClipSamples, PathTraits, SlowStep, StepTraits } from "./clip-samples";
import { type ColourSignature, colourSignature, histogramDistance } from "./colour-signature";
import { createDetailCollector, type DetailTile } from "./detail";
import { frameDifference, frameTraits } from "./frame-steps";
import { type CoarseLuma, coarseLuma, estimateCamera } from "./global-motion";
import { estimateMotion, fastestBlocks, type MotionField, medianVector } from "./motion";
import { type Frame, lumaOf } from "./small-frame";
import { followBlocks } from "./trajectories";

/** As VBench thins a clip before it looks for motion. */
const slowStepsPerSecond = 8;

/** A frame with what is computed of it once and needed again by later frames. */
type Seen = {
  frame: Frame;
  luma: Uint8Array;
  mean: number;
  coarse: CoarseLuma;
  signature: ColourSignature;
};

export type ClipSampler = {
  /** The next frame in the order in which they are shown, with a tile of it in its own resolution. */
  add(frame: Frame, tile: DetailTile): void;
  finish(): ClipSamples;
};

/**
 * Turns frames into what metrics look at, as they come from the decoder: it keeps three frames and a handful of numbers
 * of each, so that the length of a clip costs no memory.
 */
export function createClipSampler({
  fps,
  size,
  tilesPerPicture,
}: {
  fps: number;
  size: PixelSize;
  tilesPerPicture: number;
}): ClipSampler {
  const slowStep = Math.max(1, Math.round(fps / slowStepsPerSecond));
  const frames: ClipSamples["frames"][number][] = [];
  const steps: StepTraits[] = [];
  const paths: PathTraits[] = [];
  const slow = createSlowSampler(size);
  const detail = createDetailCollector(tilesPerPicture);
  let first: Frame | null = null;
  let older: Seen | null = null;
  let last: Seen | null = null;
  let field: MotionField | null = null;
  return {
    add(frame, tile) {
      const traits = frameTraits(frame, size);
      const seen = see(frame, size, traits.mean);
      frames.push(traits);
      detail.add(tile);
      if (older && last && field) {
        const path = followBlocks({ before: older.luma, middle: last.luma, after: seen.luma }, field, size);
        if (path) paths.push(path);
      }
      if (last) {
        field = motionBetween(last, seen, { size, previous: field });
        steps.push(stepBetween(last, seen, { size, field }));
      }
      if ((frames.length - 1) % slowStep === 0) slow.add(seen);
      first ??= frame;
      older = last;
      last = seen;
    },
    finish: () => ({
      ...{ fps, size, frames, steps, paths, first },
      slow: { stepSeconds: slowStep / fps, steps: slow.steps, looks: slow.looks },
      detail: detail.finish(),
      last: last?.frame ?? null,
    }),
  };
}

function createSlowSampler(size: PixelSize) {
  const steps: SlowStep[] = [];
  const looks: Look[] = [];
  let last: Seen | null = null;
  let field: MotionField | null = null;
  return {
    steps,
    looks,
    add(seen: Seen): void {
      looks.push(lookOf(seen.frame, size));
      if (last) {
        field = motionBetween(last, seen, { size, previous: field });
        const camera = estimateCamera(last.coarse, seen.coarse, medianVector(field));
        steps.push({ fastest: fastestBlocks(field), camera });
      }
      last = seen;
    },
  };
}

function see(frame: Frame, size: PixelSize, mean: number): Seen {
  const luma = lumaOf(frame, size);
  return { frame, luma, mean, coarse: coarseLuma(luma, size), signature: colourSignature([frame], size) };
}

const motionBetween = (
  from: Seen,
  to: Seen,
  { size, previous }: { size: PixelSize; previous: MotionField | null },
): MotionField =>
  estimateMotion(
    { from: from.luma, to: to.luma, size, lumaShift: Math.round(to.mean - from.mean) },
    previous,
  );

const stepBetween = (
  from: Seen,
  to: Seen,
  { size, field }: { size: PixelSize; field: MotionField },
): StepTraits => ({
  ...frameDifference(from.frame, to.frame, size),
  signatureDistance: histogramDistance(from.signature.cells, to.signature.cells),
  camera: estimateCamera(from.coarse, to.coarse, medianVector(field)),
});

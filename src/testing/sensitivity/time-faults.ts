import { createRandom } from "@/domain/random";
import type { Frame } from "@/quality/small-frame";
import { type Degradation, isMoving } from "./degradation";
import { blend, lumaArea, mapLuma, type RawClip, shift } from "./raw-clip";

/** Another order of the same frames: `order` says which one is shown when. */
const reordered = (clip: RawClip, order: (index: number) => number): RawClip => ({
  ...clip,
  frames: clip.frames.map((frame, index) => clip.frames[order(index)] ?? frame),
});

/** Where faults begin, in frames. */
const onset = 6;

/** Faults that only show in motion. */
export const timeFaults: readonly Degradation[] = [
  {
    ...{ name: "flicker", unit: "grey levels", strengths: [0.7, 1.4, 2.4], target: "temporalFlickering" },
    touches: ["motionSmoothness", "dynamicDegree", "firstFrameFidelity", "lastFrameFidelity"],
    apply: flicker,
  },
  {
    ...{ name: "freeze", unit: "frames", strengths: [7, 10, 14], target: "frozenFrames" },
    touches: ["motionSmoothness", "dynamicDegree", "temporalFlickering"],
    appliesTo: isMoving,
    apply: (clip, frames) =>
      reordered(clip, (index) => (index > onset && index <= onset + frames ? onset : index)),
  },
  {
    ...{ name: "repeated frames", unit: "one in", strengths: [6, 3, 2], target: "duplicateFrames" },
    touches: ["motionSmoothness", "frozenFrames", "temporalFlickering"],
    appliesTo: isMoving,
    apply: (clip, period) =>
      reordered(clip, (index) => (index % period === period - 1 && index < 23 ? index - 1 : index)),
  },
  {
    ...{ name: "jitter", unit: "pixels", strengths: [2, 4, 8], target: "motionSmoothness" },
    touches: ["temporalFlickering", "dynamicDegree", "cameraMovement"],
    apply: jitter,
  },
  {
    ...{ name: "black frames", unit: "frames", strengths: [1, 3, 6], target: "blackFrames" },
    touches: [
      ...(["temporalFlickering", "motionSmoothness", "dynamicDegree", "shotContinuity"] as const),
      ...(["frozenFrames", "duplicateFrames"] as const),
      ...(["subjectConsistency", "backgroundConsistency", "imagingQuality", "cameraMovement"] as const),
    ],
    apply: (clip, frames) => ({
      ...clip,
      frames: clip.frames.map((frame, index) =>
        index > onset && index <= onset + frames ? black(frame) : frame,
      ),
    }),
  },
  {
    ...{ name: "cuts", unit: "cuts", strengths: [1, 2, 3], target: "shotContinuity" },
    touches: [
      ...(["temporalFlickering", "motionSmoothness", "dynamicDegree", "lastFrameFidelity"] as const),
      ...(["subjectConsistency", "backgroundConsistency", "imagingQuality", "cameraMovement"] as const),
    ],
    apply: (clip, cuts, other) => {
      const length = clip.frames.length / (cuts + 1);
      const isOther = (index: number) => Math.floor(index / length) % 2 === 1;
      return {
        ...clip,
        frames: clip.frames.map((frame, index) => (isOther(index) ? (other.frames[index] ?? frame) : frame)),
      };
    },
  },
  {
    ...{
      name: "camera goes back",
      unit: "share of the clip",
      strengths: [0.25, 0.4, 1],
      target: "cameraMovement",
    },
    touches: [
      "firstFrameFidelity",
      "lastFrameFidelity",
      "motionSmoothness",
      "subjectConsistency",
      "backgroundConsistency",
    ],
    appliesTo: isMoving,
    apply: (clip, share) => {
      const last = clip.frames.length - 1;
      const turn = Math.round(last * (1 - share));
      return share === 1
        ? reordered(clip, (index) => last - index)
        : reordered(clip, (index) => (index <= turn ? index : Math.max(0, 2 * turn - index)));
    },
  },
  {
    ...{ name: "camera drifts", unit: "pixels a frame", strengths: [1, 2, 4], target: "cameraMovement" },
    touches: [
      "dynamicDegree",
      "lastFrameFidelity",
      "motionSmoothness",
      "subjectConsistency",
      "backgroundConsistency",
    ],
    appliesTo: (clip) => !isMoving(clip),
    apply: (clip, pixels) => ({
      ...clip,
      // It sets in later the weaker it is: a camera at rest is judged by the time it rests.
      frames: clip.frames.map((frame, index) => shift(frame, 2 * Math.max(0, index - 20 + 5 * pixels), 0)),
    }),
  },
  {
    ...{ name: "too little motion", unit: "speed", strengths: [0.18, 0.08, 0.03], target: "dynamicDegree" },
    touches: [
      "cameraMovement",
      "frozenFrames",
      "duplicateFrames",
      "lastFrameFidelity",
      "motionSmoothness",
      "subjectConsistency",
      "backgroundConsistency",
    ],
    appliesTo: isMoving,
    apply: (clip, speed) => ({
      ...clip,
      frames: clip.frames.map((frame, index) => between(clip.frames, index * speed) ?? frame),
    }),
  },
  ...(["first", "last"] as const).map(
    (end): Degradation => ({
      ...{ name: `another ${end} frame than given`, unit: "share of another", strengths: [0.2, 0.5, 1] },
      ...{ target: `${end}FrameFidelity`, touches: [] },
      apply: (clip, share, other) => ({
        ...clip,
        given: { ...clip.given, [end]: blend(clip.given[end], other.given[end], share) },
      }),
    }),
  ),
];

function flicker(clip: RawClip, levels: number): RawClip {
  const random = createRandom("flicker");
  return {
    ...clip,
    frames: clip.frames.map((frame, index) => {
      const light = levels * (index % 2 === 0 ? 1 : -1) * random.between(0.6, 1);
      return mapLuma(frame, (value) => value + light);
    }),
  };
}

/** Every second frame stands beside its place; the ends keep theirs. */
function jitter(clip: RawClip, pixels: number): RawClip {
  const last = clip.frames.length - 1;
  return {
    ...clip,
    frames: clip.frames.map((frame, index) =>
      index % 2 === 0 || index === last ? frame : shift(frame, pixels * (index % 4 === 1 ? 1 : -1), pixels),
    ),
  };
}

function black(frame: Frame): Frame {
  const dark = new Uint8Array(frame.length).fill(128);
  return dark.fill(16, 0, lumaArea);
}

/** The picture at a moment between two frames: both, laid over one another. */
function between(frames: readonly Frame[], moment: number): Frame | null {
  const before = frames[Math.floor(moment)];
  const after = frames[Math.ceil(moment)];
  return before && after ? blend(before, after, moment - Math.floor(moment)) : null;
}

import { createRandom } from "@/domain/random";
import type { Frame } from "@/quality/small-frame";
import type { Degradation } from "./degradation";
import { blend, frameLength, lumaArea, mapLuma, type RawClip, rawSize } from "./raw-clip";

const eachFrame = (clip: RawClip, change: (frame: Frame, index: number) => Frame): RawClip => ({
  ...clip,
  frames: clip.frames.map(change),
});

const fidelity = ["firstFrameFidelity", "lastFrameFidelity"] as const;

/** Faults that can be seen in a single frame. */
export const pictureFaults: readonly Degradation[] = [
  {
    ...{ name: "noise", unit: "grey levels", strengths: [5, 10, 20], target: "imagingQuality" },
    touches: ["temporalFlickering", "motionSmoothness", "dynamicDegree", ...fidelity],
    apply: (clip, strength) => eachFrame(clip, (frame, index) => addNoise(frame, strength, index)),
  },
  {
    ...{ name: "blur", unit: "pixels", strengths: [1, 2, 5], target: "imagingQuality", touches: fidelity },
    apply: (clip, strength) => eachFrame(clip, (frame) => blurred(frame, strength)),
  },
  {
    ...{ name: "wrong exposure", unit: "stops", strengths: [0.4, 0.7, 1.1], target: "imagingQuality" },
    // What is burnt out or black no longer shows that it moves.
    touches: ["dynamicDegree", "cameraMovement", ...fidelity],
    apply: expose,
  },
  {
    ...{ name: "blockiness", unit: "quantiser step", strengths: [18, 40, 90], target: "imagingQuality" },
    // Blocks stand still while the picture moves.
    touches: ["cameraMovement", "temporalFlickering", "motionSmoothness", "dynamicDegree", ...fidelity],
    apply: (clip, strength) => eachFrame(clip, (frame) => quantised(frame, strength)),
  },
  {
    ...{ name: "subject drifts", unit: "share of another", strengths: [0.35, 0.65, 1] },
    ...{
      target: "subjectConsistency",
      touches: ["lastFrameFidelity", "backgroundConsistency", "dynamicDegree"],
    },
    apply: (clip, strength, other) => drift(clip, other, { strength, inside: true }),
  },
  {
    ...{ name: "background drifts", unit: "share of another", strengths: [0.35, 0.65, 1] },
    ...{
      target: "backgroundConsistency",
      touches: ["cameraMovement", "lastFrameFidelity", "subjectConsistency", "dynamicDegree"],
    },
    apply: (clip, strength, other) => drift(clip, other, { strength, inside: false }),
  },
];

const noiseLength = 1 << 16;
/** Sums of four are bell-shaped enough, with a standard deviation of 1; a table with changing starts is quick. */
const noiseTable = (() => {
  const random = createRandom("noise");
  return Float32Array.from(
    { length: noiseLength },
    () => (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3),
  );
})();

const addNoise = (frame: Frame, deviation: number, index: number): Frame =>
  mapLuma(
    frame,
    (value, at) => value + deviation * (noiseTable[(at * 7919 + index * 104_729) % noiseLength] ?? 0),
  );

/** Two passes of a box filter, on the luma. */
export function blurred(frame: Frame, radius: number): Frame {
  const { width, height } = rawSize;
  let luma = Float32Array.from(frame.subarray(0, lumaArea));
  for (let pass = 0; pass < 2; pass++) {
    luma = boxed(luma, { lines: height, length: width, stride: width, step: 1, radius });
    luma = boxed(luma, { lines: width, length: height, stride: 1, step: width, radius });
  }
  return mapLuma(frame, (_, at) => luma[at] ?? 0);
}

function boxed(
  from: Float32Array,
  {
    lines,
    length,
    stride,
    step,
    radius,
  }: { lines: number; length: number; stride: number; step: number; radius: number },
) {
  const to = new Float32Array(from.length);
  const clamp = (place: number) => Math.min(length - 1, Math.max(0, place));
  for (let line = 0; line < lines; line++) {
    const at = (place: number) => from[line * stride + clamp(place) * step] ?? 0;
    let sum = 0;
    for (let place = -radius; place <= radius; place++) sum += at(place);
    for (let place = 0; place < length; place++) {
      to[line * stride + place * step] = sum / (2 * radius + 1);
      sum += at(place + radius + 1) - at(place - radius);
    }
  }
  return to;
}

/** Bright pictures are made brighter, dark ones darker: the other way might improve them. */
function expose(clip: RawClip, stops: number): RawClip {
  const [first] = clip.frames;
  const luma = (first ?? new Uint8Array()).subarray(0, lumaArea);
  const isBright = luma.reduce((sum, value) => sum + value, 0) / lumaArea > 110;
  const gain = 2 ** (isBright ? stops : -stops);
  return eachFrame(clip, (frame) => mapLuma(frame, (value) => Math.min(235, 16 + (value - 16) * gain)));
}

const cosines = Float64Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7];
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5;
});

/** Luma through an 8 x 8 cosine transform with every coefficient rounded to whole steps, as a starved codec does it. */
function quantised(frame: Frame, step: number): Frame {
  const { width, height } = rawSize;
  const luma = new Float32Array(lumaArea);
  const block = new Float64Array(64);
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let at = 0; at < 64; at++) block[at] = frame[(top + (at >> 3)) * width + left + (at & 7)] ?? 0;
      transform(block, { inverse: false });
      for (let at = 0; at < 64; at++) block[at] = Math.round((block[at] ?? 0) / step) * step;
      transform(block, { inverse: true });
      for (let at = 0; at < 64; at++) luma[(top + (at >> 3)) * width + left + (at & 7)] = block[at] ?? 0;
    }
  }
  return mapLuma(frame, (_, at) => luma[at] ?? 0);
}

const line = new Float64Array(8);

function transform(block: Float64Array, { inverse }: { inverse: boolean }): void {
  for (const [stride, step] of [
    [8, 1],
    [1, 8],
  ] as const) {
    for (let start = 0; start < 8; start++) {
      for (let place = 0; place < 8; place++) line[place] = block[start * stride + place * step] ?? 0;
      for (let to = 0; to < 8; to++) {
        let sum = 0;
        for (let from = 0; from < 8; from++)
          sum += (line[from] ?? 0) * (cosines[inverse ? from * 8 + to : to * 8 + from] ?? 0);
        block[start * stride + to * step] = sum;
      }
    }
  }
}

/** The middle, or everything around it, turns into something else in the course of the clip. */
function drift(
  clip: RawClip,
  other: RawClip,
  { strength, inside }: { strength: number; inside: boolean },
): RawClip {
  const place = ellipse(inside);
  return eachFrame(clip, (frame, index) => {
    const share = strength * (index / (clip.frames.length - 1));
    const still = other.frames[0];
    return still
      ? blend(
          frame,
          still,
          place.map((part) => part * share),
        )
      : frame;
  });
}

/** 1 inside an ellipse round the middle and 0 outside, or the other way round, with a soft border. */
function ellipse(inside: boolean): Float32Array {
  const { width, height } = rawSize;
  const places = new Float32Array(frameLength);
  for (let at = 0; at < frameLength; at++) {
    const isLuma = at < lumaArea;
    const planeWidth = isLuma ? width : width / 2;
    const planeHeight = isLuma ? height : height / 2;
    const own = isLuma ? at : (at - lumaArea) % (lumaArea / 4);
    const x = ((own % planeWidth) + 0.5) / planeWidth - 0.5;
    const y = (Math.floor(own / planeWidth) + 0.5) / planeHeight - 0.5;
    const distance = Math.hypot(x / 0.22, y / 0.32);
    const within = Math.min(1, Math.max(0, (1.15 - distance) / 0.3));
    places[at] = inside ? within : 1 - within;
  }
  return places;
}

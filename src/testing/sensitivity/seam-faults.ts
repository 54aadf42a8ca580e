import type { Frame } from "@/quality/small-frame";
import type { Degradation } from "./degradation";
import { blurred } from "./picture-faults";
import { lumaArea, mapLuma, type RawClip, shift } from "./raw-clip";

const nextFrame = (clip: RawClip, change: (frame: Frame) => Frame): RawClip => ({
  ...clip,
  next: clip.next.map(change),
});

/** Faults of the clip that goes on from this one. */
export const seamFaults: readonly Degradation[] = [
  {
    ...{ name: "colour cast after the seam", unit: "levels of chroma", strengths: [5, 11, 22], inSeam: true },
    ...{ target: "colourMatch", touches: ["seamJump", "styleMatch"] },
    apply: (clip, levels) =>
      nextFrame(clip, (frame) => mapChroma(frame, (value, isBlue) => value + (isBlue ? -levels : levels))),
  },
  {
    ...{ name: "other light after the seam", unit: "stops less", strengths: [0.3, 0.8, 1.8], inSeam: true },
    ...{ target: "lightMatch", touches: ["seamJump", "styleMatch"] },
    apply: (clip, stops) =>
      nextFrame(clip, (frame) => mapLuma(frame, (value) => 16 + (value - 16) * 2 ** -stops)),
  },
  {
    ...{ name: "other style after the seam", unit: "share", strengths: [0.3, 0.6, 1], inSeam: true },
    ...{ target: "styleMatch", touches: ["seamJump", "colourMatch"] },
    apply: (clip, share) =>
      nextFrame(clip, (frame) =>
        mapChroma(blurred(frame, Math.round(1 + 4 * share)), (value) => 128 + (value - 128) * (1 - share)),
      ),
  },
  {
    ...{ name: "jump at the seam", unit: "pixels", strengths: [4, 10, 24], inSeam: true },
    ...{ target: "seamJump", touches: [] },
    apply: (clip, pixels) => nextFrame(clip, (frame) => shift(frame, pixels, pixels)),
  },
];

function mapChroma(frame: Frame, change: (value: number, isBlue: boolean) => number): Frame {
  const changed = Uint8ClampedArray.from(frame);
  for (let at = lumaArea; at < frame.length; at++) changed[at] = change(frame[at] ?? 0, at < lumaArea * 1.25);
  return new Uint8Array(changed.buffer);
}

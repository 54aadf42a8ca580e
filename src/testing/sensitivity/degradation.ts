import type { MetricName } from "@/domain/quality/metrics";
import type { RawClip } from "./raw-clip";

/** A fault in three strengths. Equal clips and strengths give equal results. */
export type Degradation = {
  name: string;
  /** What grows with its strength, with the unit. */
  strengths: readonly [weak: number, middle: number, strong: number];
  unit: string;
  /** Falls with it. */
  target: MetricName;
  /** What it moves as well, because the same fault is seen from another side. All else has to stay. */
  touches: readonly MetricName[];
  /** Whether it is between this clip and the next rather than in the clip. */
  inSeam?: boolean;
  appliesTo?(clip: RawClip): boolean;
  /** `other` is a clip of something else. */
  apply(clip: RawClip, strength: number, other: RawClip): RawClip;
};

export const isMoving = ({ expected }: RawClip) => expected.cameraMove !== "static";

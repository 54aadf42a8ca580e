import { z } from "zod";
import { StudioError } from "@/domain/errors";

/** A moment or a length as a whole number of units: `value / rate` seconds. A video frame at 24 fps is `{ value: 1, rate: 24 }`. */
export const rationalTime = z.object({ value: z.int(), rate: z.int().positive() });
export type RationalTime = z.infer<typeof rationalTime>;

export const timeRange = z.object({ start: rationalTime, duration: rationalTime });

export const frames = (value: number, rate: number): RationalTime => ({ value, rate });

/** The same moment at another rate. Throws `invalid-input` when it does not fall on a whole unit: rounding is the caller's decision. */
export function rescale(time: RationalTime, rate: number): RationalTime {
  if (time.rate === rate) return time;
  const scaled = (time.value * rate) / time.rate;
  if (!Number.isInteger(scaled)) {
    throw new StudioError("invalid-input", `${time.value}/${time.rate} is not a whole number of 1/${rate} s`);
  }
  return { value: scaled, rate };
}

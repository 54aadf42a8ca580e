import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { Measurement } from "@/domain/quality/scorecard";
import { colourMatch } from "./metrics/colour-match";
import { lightMatch } from "./metrics/light-match";
import { seamJump } from "./metrics/seam-jump";
import { styleMatch } from "./metrics/style-match";
import type { Frame } from "./small-frame";

/** Frames on each side that stand for its look. */
export const comparedFrames = 8;

/** How the end of a clip and the start of the next fit together. Throws "media-failed" when one has no pictures. */
export function scoreSeam(
  end: readonly Frame[],
  start: readonly Frame[],
  { size, continues }: { size: PixelSize; continues: boolean },
): Measurement[] {
  const [first] = start;
  if (end.length === 0 || !first)
    throw new StudioError("media-failed", "One of the neighbouring clips has no pictures");
  return [
    ...(continues ? [seamJump(end, first, size)] : []),
    colourMatch(end, start, size),
    lightMatch(end, start, size),
    styleMatch(end, start, size),
  ];
}

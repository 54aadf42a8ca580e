import type { PixelSize } from "@/domain/media/format";
import { coarseLuma, estimateCamera } from "./global-motion";

/** The last of two pictures moved on by what the camera did between them, in whole pixels; edges are repeated. */
export function carriedOn(lumas: readonly Uint8Array[], size: PixelSize): Uint8Array {
  const [before, last] = lumas;
  if (!before || !last) return before ?? new Uint8Array(size.width * size.height);
  const still = { dx: 0, dy: 0 };
  const { x, y } = estimateCamera(coarseLuma(before, size), coarseLuma(last, size), still);
  const [dx, dy] = [Math.round(x), Math.round(y)];
  const within = (place: number, length: number) => Math.min(length - 1, Math.max(0, place));
  return last.map((_, at) => {
    const column = at % size.width;
    const row = (at - column) / size.width;
    return last[within(row - dy, size.height) * size.width + within(column - dx, size.width)] ?? 0;
  });
}

import type { PixelSize } from "@/domain/media/format";
import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import type { Task } from "@/workers/task";
import { createDetailCollector } from "./detail";
import { colourfulness } from "./metrics/colourfulness";
import { composition } from "./metrics/composition";
import { imagingQuality } from "./metrics/imaging-quality";
import { resolution } from "./metrics/resolution";
import { readStill } from "./still-picture";

export type MeasureFrame = { file: string; expectedSize: PixelSize | null };

/** The scorecard of a still. Throws "invalid-input" for a picture that cannot be read. */
export const task: Task<MeasureFrame, Scorecard> = async ({ file, expectedSize }) => {
  const still = await readStill(file);
  const details = createDetailCollector(1);
  details.add(still.detail);
  const detail = details.finish();
  return createScorecard("frame", [
    ...(expectedSize ? [resolution(still.pictureSize, expectedSize)] : []),
    ...(detail ? [imagingQuality(detail)] : []),
    colourfulness(still),
    composition(still),
  ]);
};

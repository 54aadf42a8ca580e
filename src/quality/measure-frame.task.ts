import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import type { Task } from "@/workers/task";
import { detailSize } from "./clip-samples";
import { imagingQuality } from "./metrics/imaging-quality";
import { resolution } from "./metrics/resolution";

export type MeasureFrame = { file: string; expectedSize: PixelSize | null };

/** The scorecard of a still. Throws "invalid-input" for a picture that cannot be read. */
export const task: Task<MeasureFrame, Scorecard> = async ({ file, expectedSize }) => {
  const { pixels, size, middle } = await readMiddle(file);
  return createScorecard("frame", [
    ...(expectedSize ? [resolution(size, expectedSize)] : []),
    imagingQuality([pixels], middle),
  ]);
};

async function readMiddle(file: string): Promise<{ pixels: Uint8Array; size: PixelSize; middle: PixelSize }> {
  try {
    const upright = await sharp(file).rotate().toBuffer({ resolveWithObject: true });
    const size = { width: upright.info.width, height: upright.info.height };
    const middle = detailSize(size);
    const pixels = await sharp(upright.data)
      .extract({
        left: (size.width - middle.width) >> 1,
        top: (size.height - middle.height) >> 1,
        ...middle,
      })
      .flatten()
      .greyscale()
      .raw()
      .toBuffer();
    return { pixels, size, middle };
  } catch (error) {
    throw unreadable(error);
  }
}

const unreadable = (cause: unknown) =>
  new StudioError("invalid-input", "This picture is damaged and cannot be measured", { cause });

import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { DetailTile } from "./detail";
import { analysisSize, type Frame } from "./small-frame";
import { yuvFromRgb } from "./yuv";

/** A still as the metrics look at it. */
export type StillPicture = {
  /** Its own size. */
  pictureSize: PixelSize;
  /** Size of the small frame, and that frame as the decoder of a clip would give it, and as red, green and blue. */
  size: PixelSize;
  frame: Frame;
  rgb: Uint8Array;
  /** The middle in the picture's own resolution. */
  detail: DetailTile;
};

const longestDetail = 960;
const shortestDetail = 540;

/** Reads a still, upright. Throws "invalid-input" for a picture that cannot be read. */
export async function readStill(file: string): Promise<StillPicture> {
  try {
    const upright = await sharp(file)
      .rotate()
      .flatten()
      .toColourspace("srgb")
      .png({ compressionLevel: 0 })
      .toBuffer();
    const { width, height } = await sharp(upright).metadata();
    const pictureSize = { width, height };
    const size = analysisSize(pictureSize);
    const rgb = await sharp(upright)
      .resize({ ...size, fit: "fill" })
      .removeAlpha()
      .raw()
      .toBuffer();
    return {
      pictureSize,
      size,
      frame: yuvFromRgb(rgb, size),
      rgb,
      detail: await readMiddle(upright, pictureSize),
    };
  } catch (cause) {
    throw new StudioError("invalid-input", "This picture is damaged and cannot be measured", { cause });
  }
}

async function readMiddle(picture: Buffer, { width, height }: PixelSize): Promise<DetailTile> {
  const isWide = width >= height;
  const size = {
    width: Math.min(width, isWide ? longestDetail : shortestDetail),
    height: Math.min(height, isWide ? shortestDetail : longestDetail),
  };
  const onGrid = (room: number) => Math.floor(room / 16) * 8;
  const place = { left: onGrid(width - size.width), top: onGrid(height - size.height), ...size };
  return { pixels: await sharp(picture).extract(place).greyscale().raw().toBuffer(), size };
}

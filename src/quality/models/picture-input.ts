import sharp from "sharp";
import type { PixelSize } from "@/domain/media/format";
import type { Values } from "./open-network";

/** Pixels as red, green, blue, row by row. */
export type Picture = { pixels: Uint8Array; size: PixelSize };

/** How a network wants to see a picture: what its own preprocessing did when it was trained. */
export type PictureInput = {
  /** The shorter side is brought to this many pixels, bicubic. */
  shortSide: number;
  /** Then the middle is cut out. */
  crop: number;
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
};

/** Source: preprocessor_config.json of openai/clip-vit-base-patch32 and of -large-patch14. */
export const clipInput: PictureInput = {
  shortSide: 224,
  crop: 224,
  mean: [0.48145466, 0.4578275, 0.40821073],
  deviation: [0.26862954, 0.26130258, 0.27577711],
};

/** Source: preprocessor_config.json of facebook/dinov2-small. */
export const dinoInput: PictureInput = {
  shortSide: 256,
  crop: 224,
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};

/** The size with the shorter side as asked; the longer one is cut down to whole pixels. */
export function sizeByShortSide({ width, height }: PixelSize, shortSide: number): PixelSize {
  const long = Math.floor((shortSide * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? { width: shortSide, height: long } : { width: long, height: shortSide };
}

/** The picture as `[1, 3, crop, crop]`. */
export async function pictureInput(picture: Picture, input: PictureInput): Promise<Values> {
  const { shortSide, crop } = input;
  const size = sizeByShortSide(picture.size, shortSide);
  const pixels = await sharp(picture.pixels, { raw: { ...picture.size, channels: 3 } })
    .resize({ ...size, fit: "fill", kernel: "cubic" })
    .extract({
      left: Math.floor((size.width - crop) / 2),
      top: Math.floor((size.height - crop) / 2),
      width: crop,
      height: crop,
    })
    .raw()
    .toBuffer();
  return { data: normalised(pixels, input), dims: [1, 3, crop, crop] };
}

/** Whole planes of red, green and blue, each brought to 0-1 and then by the mean and deviation. */
export function normalised(
  pixels: Uint8Array,
  { mean, deviation }: Pick<PictureInput, "mean" | "deviation">,
): Float32Array {
  const count = pixels.length / 3;
  const planes = new Float32Array(pixels.length);
  for (let channel = 0; channel < 3; channel++) {
    const [centre, spread] = [mean[channel] ?? 0, deviation[channel] ?? 1];
    for (let at = 0; at < count; at++) {
      planes[channel * count + at] = ((pixels[at * 3 + channel] ?? 0) / 255 - centre) / spread;
    }
  }
  return planes;
}

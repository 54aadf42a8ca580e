import { type Canvas, createCanvas } from "@napi-rs/canvas";
import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import { findBackdrop, maskOf, type Picture } from "@/providers/animatic/props/photo/backdrop";

/** Larger photos are reduced first: more would not be seen in a video and would cost memory. */
const longestSidePx = 1600;
/** A removal that leaves next to nothing or next to everything found the wrong thing. */
const plausibleShare = { least: 0.015, most: 0.93 };
const opaque = 250;
/** Pixels over which the cut edge fades. */
const featherPx = 1.1;

/**
 * The maker's product photo, cut out and trimmed to the thing. A photo with transparency keeps its own; an even
 * backdrop is removed; from a busy one nothing is cut, the photo comes back whole as a print with round corners.
 * At most 1600 px on the longer side. Fails with "invalid-input" when the file is not a picture.
 */
export async function cutOutPhoto(path: string): Promise<Canvas> {
  const picture = await readPicture(path);
  if (isTransparent(picture)) return trimmed(picture);
  const backdrop = findBackdrop(picture);
  const mask = backdrop && maskOf(picture, backdrop);
  if (!mask) return print(picture);
  const share = mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / mask.length;
  if (share < plausibleShare.least || share > plausibleShare.most) return print(picture);
  await applyMask(picture, mask);
  return trimmed(picture);
}

async function readPicture(path: string): Promise<Picture> {
  try {
    const { data, info } = await sharp(path)
      .rotate()
      .resize({ width: longestSidePx, height: longestSidePx, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): StudioError {
  const message = "The product photo cannot be read. Upload a PNG, JPEG or WebP picture instead.";
  return new StudioError("invalid-input", message, { cause });
}

function isTransparent({ data, width, height }: Picture): boolean {
  let clear = 0;
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < opaque) clear++;
  return clear > width * height * 0.005;
}

/** Fades the edge a little inside the thing and takes the backdrop's colour out of the fading pixels. */
async function applyMask({ data, width, height }: Picture, mask: Uint8Array): Promise<void> {
  const soft = await sharp(mask, { raw: { width, height, channels: 1 } })
    .blur(featherPx)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const backdrop = [0, 1, 2].map((channel) => borderMean({ data, width, height }, channel));
  for (let pixel = 0; pixel < soft.length; pixel++) {
    const alpha = Math.min(1, Math.max(0, ((soft[pixel] ?? 0) / 255 - 0.42) / 0.5));
    data[pixel * 4 + 3] = Math.round(alpha * 255);
    if (alpha <= 0.05 || alpha >= 0.98) continue;
    for (const [channel, behind] of backdrop.entries()) {
      const mixed = data[pixel * 4 + channel] ?? 0;
      const pure = (mixed - behind * (1 - alpha)) / alpha;
      // Only half way: the true coverage of a pixel is not known, and overshooting draws a dark line.
      data[pixel * 4 + channel] = (mixed + pure) / 2;
    }
  }
}

function borderMean({ data, width, height }: Picture, channel: number): number {
  let sum = 0;
  for (let x = 0; x < width; x++) {
    sum += data[x * 4 + channel] ?? 0;
    sum += data[((height - 1) * width + x) * 4 + channel] ?? 0;
  }
  return sum / (width * 2);
}

function canvasOf({ data, width, height }: Picture): Canvas {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext("2d");
  const image = ctx.createImageData(width, height);
  image.data.set(data);
  ctx.putImageData(image, 0, 0);
  return canvas;
}

/** Without the transparent margin, so that what stands on the ground is the thing and not the air below it. */
function trimmed(picture: Picture): Canvas {
  const { data, width, height } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 16) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const whole = canvasOf(picture);
  if (right < left) return whole;
  const canvas = createCanvas(right - left + 1, bottom - top + 1);
  canvas.getContext("2d").drawImage(whole, -left, -top);
  return canvas;
}

function print(picture: Picture): Canvas {
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext("2d");
  const shorter = Math.min(width, height);
  const margin = shorter * 0.03;
  ctx.beginPath();
  ctx.roundRect(0, 0, width, height, shorter * 0.06);
  ctx.fillStyle = "#fdfcfa";
  ctx.fill();
  ctx.beginPath();
  ctx.roundRect(margin, margin, width - margin * 2, height - margin * 2, shorter * 0.04);
  ctx.clip();
  ctx.drawImage(canvasOf(picture), 0, 0);
  return canvas;
}

import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { StudioError } from "@/domain/errors";
import type { Picture } from "@/media/cut-out/backdrop";
import { cutOut } from "@/media/cut-out/cut-out";
import { readPicture } from "@/media/cut-out/read-picture";

/** Larger photos are reduced first: more would not be seen in a video and would cost memory. */
const longestSidePx = 1600;
/**
 * The maker's product photo, cut out and trimmed to the thing. A photo with transparency keeps its own; an even
 * backdrop is removed; from a busy one nothing is cut, the photo comes back whole as a print with round corners.
 * At most 1600 px on the longer side. Fails with "invalid-input" when the file is not a picture.
 */
export async function cutOutPhoto(path: string): Promise<Canvas> {
  const picture = await readPicture(path, longestSidePx).catch((error: unknown) => {
    throw unreadable(error);
  });
  const notCut = cutOut(picture);
  return notCut === null || notCut === "transparent" ? trimmed(picture) : print(picture);
}

function unreadable(cause: unknown): StudioError {
  const message = "The product photo cannot be read. Upload a PNG, JPEG or WebP picture instead.";
  return new StudioError("invalid-input", message, { cause });
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

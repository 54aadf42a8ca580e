import { type Canvas, createCanvas, type Image, type SKRSContext2D } from "@napi-rs/canvas";
import type { Box, Light } from "@/providers/animatic/light";
import { css, mix, parseHex, white } from "@/providers/animatic/props/colour";

/** Draws a cut-out photo as large as fits into `box` (pixels), standing on its lower edge, tinted by the scene's light. */
export function drawPhoto(
  ctx: SKRSContext2D,
  cutOut: Canvas | Image,
  ...[box, light]: [box: Box, light: Light]
): void {
  const scale = Math.min(box.width / cutOut.width, box.height / cutOut.height);
  const width = Math.max(1, Math.round(cutOut.width * scale));
  const height = Math.max(1, Math.round(cutOut.height * scale));
  const tinted = createCanvas(width, height);
  const inner = tinted.getContext("2d");
  inner.imageSmoothingQuality = "high";
  inner.drawImage(cutOut, 0, 0, width, height);
  tint(inner, { width, height }, light);
  ctx.drawImage(tinted, box.x + (box.width - width) / 2, box.y + box.height - height);
}

/** Multiplies with the key light and lets the side away from it fall off, inside the cut-out only. */
function tint(ctx: SKRSContext2D, size: { width: number; height: number }, light: Light): void {
  const key = mix(white, parseHex(light.key), 0.4);
  const fill = mix(white, parseHex(light.fill), 0.35);
  const dark = 0.72 + 0.28 * light.ambient;
  const lit = light.side <= 0 ? 0 : size.width;
  const strength = Math.min(1, Math.abs(light.side) + 0.2);
  const shade = ctx.createLinearGradient(lit, 0, size.width - lit, size.height * 0.5);
  shade.addColorStop(0, css(key));
  shade.addColorStop(1, css(mix(key, [fill[0] * dark, fill[1] * dark, fill[2] * dark], strength)));
  const untinted = createCanvas(size.width, size.height);
  untinted.getContext("2d").drawImage(ctx.canvas, 0, 0);
  ctx.globalCompositeOperation = "multiply";
  ctx.fillStyle = shade;
  ctx.fillRect(0, 0, size.width, size.height);
  // Multiplying paints the transparent surroundings too: the photo's own alpha takes them away again.
  ctx.globalCompositeOperation = "destination-in";
  ctx.drawImage(untinted, 0, 0);
  ctx.globalCompositeOperation = "source-over";
}

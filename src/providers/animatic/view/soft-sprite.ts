import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { fade } from "@/providers/animatic/scene/colour";

/** A round spot of one colour that fades out, to be drawn at any size. */
export function softSprite(colour: string): Canvas {
  const canvas = createCanvas(48, 48);
  const ctx = canvas.getContext("2d");
  const gradient = ctx.createRadialGradient(24, 24, 0, 24, 24, 24);
  gradient.addColorStop(0, fade(colour, 1));
  gradient.addColorStop(0.35, fade(colour, 0.7));
  gradient.addColorStop(1, fade(colour, 0));
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, 48, 48);
  return canvas;
}

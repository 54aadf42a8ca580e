import type { SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { SceneGrade } from "@/domain/picture/scene-spec";
import { fade, mix } from "@/providers/animatic/scene/colour";

/** A full toning would leave nothing of the colours between. */
const strongestToning = 0.85;

/**
 * Grades a finished picture, with the things and photos in it: takes colour away, then tints what is bright and what is
 * dark, as a toned print does. What adds colour or contrast is in the colours that things are painted with.
 */
export function gradePicture(
  ctx: SKRSContext2D,
  { saturation, highlights, shadows, toning }: SceneGrade,
  { width, height }: PixelSize,
): void {
  const fill = (operation: "saturation" | "multiply" | "screen", colour: string) => {
    ctx.globalCompositeOperation = operation;
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, width, height);
  };
  if (saturation < 1) fill("saturation", fade("#808080", 1 - saturation));
  if (toning > 0) {
    fill("multiply", mix("#ffffff", highlights, toning * strongestToning));
    fill("screen", mix("#000000", shadows, toning * strongestToning));
  }
  ctx.globalCompositeOperation = "source-over";
}

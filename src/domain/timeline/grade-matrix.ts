import type { Cut } from "./cut";
import { gradeOf } from "./edit/grade";

/** Levels of 8-bit video, and how far full warmth moves the colour differences: as in the renderer's table. */
const level = { black: 16, grey: 126, span: 219 };
const warmthSteps = 12;
/** Weights of red and blue in BT.709 brightness. */
const weight = { red: 0.2126, green: 0.7152, blue: 0.0722 };

/**
 * The grade of a clip as a colour matrix for RGB from 0 to 1, in the form of SVG's `feColorMatrix`: what the renderer
 * does to brightness and colour differences is linear, so that a preview can do exactly the same but for clipping.
 * Null when there is nothing to change.
 */
export function gradeMatrix(cut: Cut, clipId: string): number[] | null {
  const { exposure, contrast: own, saturation, warmth } = gradeOf(cut, clipId);
  const contrast = own * cut.grade.contrast;
  if (exposure === 1 && contrast === 1 && saturation === 1 && warmth === 0) return null;
  const gain = exposure * contrast;
  const lift = ((level.black - level.grey) * contrast + level.grey - level.black) / level.span;
  const chroma = saturation * contrast;
  const shift = (warmth * warmthSteps) / 224;
  // Brightness' = gain * brightness + lift; colour differences' = chroma * differences, moved by the warmth.
  const redDifference = 2 * (1 - weight.red) * shift;
  const blueDifference = -2 * (1 - weight.blue) * shift;
  const greenDifference = -(weight.red * redDifference + weight.blue * blueDifference) / weight.green;
  const row = (own: "red" | "green" | "blue", offset: number) => [
    ...(["red", "green", "blue"] as const).map(
      (from) => (gain - chroma) * weight[from] + (own === from ? chroma : 0),
    ),
    ...[0, lift + offset],
  ];
  return [
    ...row("red", redDifference),
    ...row("green", greenDifference),
    ...row("blue", blueDifference),
    ...[0, 0, 0, 1, 0],
  ];
}

import { createHash } from "node:crypto";
import type { ClipGrade, Cut } from "@/domain/timeline/cut";
import { sourceOf } from "@/domain/timeline/layout";
import { filterValue } from "../ffmpeg/graph";

const untouched: ClipGrade = { exposure: 1, saturation: 1, warmth: 0 };
/** Code values of 8-bit video: black, white, no colour, and middle grey as contrast's still point. */
const level = { black: 16, grey: 126, neutral: 128 };
/** How far full warmth moves the colour-difference signals. */
const warmthSteps = 12;

/**
 * The grade of one clip as one table look-up per sample, in YUV: a round trip through RGB or a LUT would cost more
 * than the rest of the render. Empty when there is nothing to change, so that "off" leaves every pixel as it is.
 */
export function gradeFilter(grade: Cut["grade"], clipId: string): string[] {
  const { exposure, saturation, warmth, contrast: ownContrast = 1 } = grade.clips[clipId] ?? untouched;
  const contrast = grade.contrast * ownContrast;
  if (exposure === 1 && saturation === 1 && warmth === 0 && contrast === 1) return [];
  const luma = `((val-${level.black})*${exposure}+${level.black - level.grey})*${contrast}+${level.grey}`;
  const chroma = `(val-${level.neutral})*${saturation * contrast}+${level.neutral}`;
  const shift = (warmth * warmthSteps).toFixed(3);
  return [
    `lutyuv=y='clip(${luma},16,235)':u='clip(${chroma}-${shift},16,240)':v='clip(${chroma}+${shift},16,240)'`,
  ];
}

/** A look-up table on the picture as it is seen, in RGB; mixed in straight lines between its points, as the preview does. */
export const lutFilters = (cubeFile: string): string[] => [
  "scale=in_color_matrix=bt709:in_range=tv:out_range=pc",
  "format=gbrp",
  `lut3d=file=${filterValue(cubeFile)}:interp=trilinear`,
  "scale=out_color_matrix=bt709:out_range=tv",
  "format=yuv420p",
];

/** Fixed, so that the same cut always gets the same grain. */
const filmSeed = 20_240;
const strongestGrain = 16;

/** Film grain over the whole picture, brightness only, another one in every frame. */
export function grainFilter(grain: number, seed: number = filmSeed): string[] {
  const strength = Math.round(grain * strongestGrain);
  return strength > 0 ? [`noise=c0_seed=${seed}:c0s=${strength}:c0f=t`] : [];
}

/**
 * Where the grain of a part of a film begins: with the take and the frame that the part begins with. Neighbours have other
 * grain, and a part keeps its own when an edit before it moves it.
 */
export function grainSeedOf({ video, fps }: Pick<Cut, "video" | "fps">): number {
  const first = video.find((item) => item.type === "clip");
  if (!first) return filmSeed;
  const take = Number.parseInt(createHash("sha256").update(first.mediaDigest).digest("hex").slice(0, 6), 16);
  return filmSeed + take + sourceOf(first, fps).startFrame;
}

import { expect, test } from "vitest";
import { sampleCut } from "@/testing/edited-cuts";
import type { Cut } from "./cut";
import { gradeMatrix } from "./grade-matrix";

const kr = 0.2126;
const kb = 0.0722;
type Rgb = readonly [red: number, green: number, blue: number];

/** What the renderer does to one pixel: to video levels, its table, and back. */
function rendered(
  [red, green, blue]: Rgb,
  grade: { exposure: number; contrast: number; saturation: number; warmth: number },
): Rgb {
  const luma = kr * red + (1 - kr - kb) * green + kb * blue;
  const y = ((16 + 219 * luma - 16) * grade.exposure - 110) * grade.contrast + 126;
  const difference = (value: number, sign: number) =>
    (224 * value * grade.saturation * grade.contrast + sign * grade.warmth * 12) / 224;
  const u = difference((blue - luma) / (2 * (1 - kb)), -1);
  const v = difference((red - luma) / (2 * (1 - kr)), 1);
  const light = (y - 16) / 219;
  const r = light + 2 * (1 - kr) * v;
  const b = light + 2 * (1 - kb) * u;
  return [r, (light - kr * r - kb * b) / (1 - kr - kb), b];
}

test("the preview's matrix gives the colours of the renderer's table", () => {
  const grade = { exposure: 1.2, contrast: 1.1, saturation: 0.7, warmth: 0.5 };
  const cut: Cut = {
    ...sampleCut(),
    grade: { clips: { a: { ...grade, contrast: 1 } }, contrast: 1.1, grain: 0 },
  };
  const matrix = gradeMatrix(cut, "a") ?? [];
  for (const pixel of [
    [0.2, 0.5, 0.7],
    [0.9, 0.4, 0.1],
    [0.5, 0.5, 0.5],
  ] as const) {
    const expected = rendered(pixel, grade);
    const shown = [0, 1, 2].map(
      (row) =>
        (matrix[row * 5 + 4] ?? 0) +
        pixel.reduce((sum, value, column) => sum + value * (matrix[row * 5 + column] ?? 0), 0),
    );
    for (const [index, value] of shown.entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 6);
  }
  expect(gradeMatrix({ ...cut, grade: { clips: {}, contrast: 1, grain: 0 } }, "a")).toBeNull();
});

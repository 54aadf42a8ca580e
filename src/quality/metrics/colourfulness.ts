import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import { linearScore } from "../statistics";
import type { StillPicture } from "../still-picture";

/** Hasler and Süsstrunk's M3, on red, green and blue of the small picture. */
export function colourfulness({ rgb }: StillPicture) {
  const sums = { rg: 0, rg2: 0, yb: 0, yb2: 0 };
  for (let at = 0; at < rgb.length; at += 3) {
    const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    const rg = red - green;
    const yb = (red + green) / 2 - blue;
    sums.rg += rg;
    sums.rg2 += rg * rg;
    sums.yb += yb;
    sums.yb2 += yb * yb;
  }
  const count = rgb.length / 3;
  const variance = (squares: number, sum: number) => Math.max(0, squares / count - (sum / count) ** 2);
  const spread = Math.sqrt(variance(sums.rg2, sums.rg) + variance(sums.yb2, sums.yb));
  const raw = spread + 0.3 * Math.hypot(sums.rg / count, sums.yb / count);
  return measured("colourfulness", {
    score: linearScore(raw, calibration.scales.colourfulness.richness),
    raw,
  });
}

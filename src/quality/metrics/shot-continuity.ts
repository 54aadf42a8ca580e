import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { median } from "../statistics";

/** Grey levels, and times the usual step, below which a jump is no cut; and how far the colours must jump with it. */
const leastJump = 8;
const timesUsual = 5;
const leastDistance = 0.35;

/** Hard cuts: the colours change at once and the picture differs far more than between its neighbours. */
export function shotContinuity({ steps, fps }: ClipSamples) {
  const around = Math.round(fps / 2);
  const differences = steps.map(({ difference }) => difference);
  const cuts = steps.flatMap(({ difference, signatureDistance }, index) => {
    const usual = median(differences.slice(Math.max(0, index - around), index + around));
    const isCut =
      difference >= leastJump && difference >= timesUsual * usual && signatureDistance > leastDistance;
    return isCut ? [index + 1] : [];
  });
  return measured("shotContinuity", {
    score: 100 * 0.25 ** cuts.length,
    raw: cuts.length,
    note: cuts.length ? `cuts at ${cuts.map((cut) => `${(cut / fps).toFixed(1)} s`).join(", ")}` : null,
  });
}

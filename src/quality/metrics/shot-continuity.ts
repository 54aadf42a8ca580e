import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { median } from "../statistics";

/** What a cut is at least: a jump in grey levels and in times the usual step, and the same for the colours. */
const leastJump = { levels: 8, timesUsual: 1.5 };
const leastRecolouring = { distance: 0.25, timesUsual: 4 };

/**
 * Hard cuts: colours and picture change at once. Colours tell a cut from motion: a fast pan changes the whole picture
 * with every frame, but hardly what colours are in it.
 */
export function shotContinuity({ steps, fps }: ClipSamples) {
  const around = Math.round(fps / 2);
  const cuts = steps.flatMap(({ difference, signatureDistance }, index) => {
    const near = steps.slice(Math.max(0, index - around), index + around);
    const usual = median(near.map((step) => step.difference));
    const usualDistance = median(near.map((step) => step.signatureDistance));
    const isCut =
      difference >= Math.max(leastJump.levels, leastJump.timesUsual * usual) &&
      signatureDistance >= Math.max(leastRecolouring.distance, leastRecolouring.timesUsual * usualDistance);
    return isCut ? [index + 1] : [];
  });
  return measured("shotContinuity", {
    score: 100 * 0.25 ** cuts.length,
    raw: cuts.length,
    note: cuts.length ? `cuts at ${cuts.map((cut) => `${(cut / fps).toFixed(1)} s`).join(", ")}` : null,
  });
}

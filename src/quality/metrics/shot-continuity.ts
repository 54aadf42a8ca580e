import type { ClipSamples } from "../clip-samples";
import { colourSignature, signatureDistance } from "../colour-signature";
import { measured } from "../measured";
import { median } from "../statistics";

/** Hard cuts: the colours change at once and the picture differs far more than between its neighbours. */
export function shotContinuity({ frames, size, differences, fps }: ClipSamples) {
  const around = Math.round(fps / 2);
  const cuts: number[] = [];
  for (let index = 1; index < frames.length; index++) {
    const [before, after] = [frames[index - 1], frames[index]];
    const own = differences[index] ?? 0;
    const usual = median(differences.slice(Math.max(1, index - around), index + around));
    if (!before || !after || own < 8 || own < 5 * usual) continue;
    const distance = signatureDistance(colourSignature([before], size), colourSignature([after], size));
    if (distance > 0.35) cuts.push(index);
  }
  return measured("shotContinuity", {
    score: 100 * 0.25 ** cuts.length,
    raw: cuts.length,
    note: cuts.length ? `cuts at ${cuts.map((cut) => `${(cut / fps).toFixed(1)} s`).join(", ")}` : null,
  });
}

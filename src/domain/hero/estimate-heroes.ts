import type { ResolvedBrief } from "@/domain/brief/brief";
import { linesOf } from "@/domain/cost/estimate";
import { type EarlierWork, piece, piecesOf, type RunPrices } from "@/domain/cost/estimate-pieces";
import { expectedWork } from "@/domain/cost/estimate-work";
import { frameSize } from "@/domain/media/format";
import type { EstimateLine } from "@/domain/view/views";

export type HeroEstimate = { lines: EstimateLine[]; totalMicros: number; typicalSeconds: number };

/** What drawing hero frames costs and takes: the pictures, and the plan where there is none yet. */
export function estimateHeroes(
  brief: ResolvedBrief,
  prices: RunPrices,
  { count, earlier }: { count: number; earlier: EarlierWork },
): HeroEstimate {
  const size = frameSize(brief);
  const words = piecesOf(brief, { work: expectedWork(brief, null), prices, earlier, attempts: 1 }).filter(
    ({ kind }) => kind === "text",
  );
  const picture = () =>
    piece("heroes", "image", { model: prices.image, requests: [{ size }], cached: false });
  const pictures = Array.from({ length: count }, picture);
  const secondsOf = (pieces: typeof words) => pieces.reduce((sum, { seconds }) => sum + seconds, 0);
  const pieces = [...words, ...pictures];
  return {
    lines: linesOf(pieces),
    totalMicros: pieces.reduce((sum, { micros }) => sum + micros, 0),
    typicalSeconds: Math.max(
      1,
      Math.round(secondsOf(words) + secondsOf(pictures) / Math.max(1, Math.min(count, prices.image.atOnce))),
    ),
  };
}

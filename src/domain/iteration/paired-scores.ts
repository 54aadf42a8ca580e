import type { VariationScores } from "@/domain/comparison/variation-scores";
import { comparableMetrics } from "@/domain/comparison/variation-scores";
import { metrics } from "@/domain/quality/metrics";

/** A score of two iterations; null where it was not measured. */
export type PairedScore = { title: string; was: number | null; is: number | null };

/**
 * What was measured on both by the same method, the overall score first. It is left out when the two were measured by
 * different versions of the metrics: those are not compared.
 */
export function pairedScores(before: VariationScores, after: VariationScores): PairedScore[] {
  const sameWay = before.versions.join() === after.versions.join();
  const scoreOf = (scores: VariationScores, wanted: ReturnType<typeof comparableMetrics>[number]) =>
    scores.metrics.find(({ metric, method }) => metric === wanted.metric && method === wanted.method)
      ?.score ?? null;
  const rows = sameWay
    ? comparableMetrics([before, after]).map((wanted) => ({
        title: metrics[wanted.metric].title,
        was: scoreOf(before, wanted),
        is: scoreOf(after, wanted),
      }))
    : [];
  return [{ title: "Overall", was: before.overall, is: after.overall }, ...rows];
}

/** "+3", "-12" or "same", in whole points. */
export function changeText({ was, is }: Pick<PairedScore, "was" | "is">): string {
  if (was === null || is === null) return "–";
  const points = Math.round(is) - Math.round(was);
  if (points === 0) return "same";
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
}

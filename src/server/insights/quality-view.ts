import type { Measured } from "@/db/queries/insights/daily-filter";
import { everyMetric, metricByDay, metricByKey, metricTotals } from "@/db/queries/insights/quality";
import { eachDay } from "@/domain/cost/range";
import { breakdownRows, contestOf, keyOf, mergeByValue, valueOfKey } from "@/domain/insights/breakdown";
import { scoreEstimate } from "@/domain/insights/effects";
import { type InsightQuestion, trendStretches } from "@/domain/insights/question";
import { bucketWidth } from "@/domain/insights/score-facts";
import type { QualityView, TrendPoint } from "@/domain/insights/views";
import { histogramQuantile, medianInterval } from "@/domain/statistics/histogram";
import { addSums, noSums, type Sums } from "@/domain/statistics/intervals";
import type { SignedInContext } from "@/server/context";
import { type Asked, measuredFor, resolveQuestion } from "@/server/insights/resolve-question";

/** How scores are spread, how they went, and how they are for each model, format or value of a setting. */
export async function qualityView(ctx: SignedInContext, question: InsightQuestion): Promise<QualityView> {
  const asked = await resolveQuestion(ctx, question);
  const { shown, choices } = await measuredFor(ctx, asked);
  const { audience, filter } = asked;
  const told = { question, days: filter.days, audience, choices, shown };
  return shown ? { ...told, ...(await figures(ctx, asked, shown)) } : { ...told, ...noFigures };
}

const noFigures = {
  score: { ...scoreEstimate(noSums), median: null, medianInterval: null },
  histogram: [],
  trend: [],
  metrics: [],
  breakdown: [],
  contest: null,
};

async function figures({ db }: SignedInContext, { filter, question, settings }: Asked, shown: Measured) {
  const { by, a, b } = question;
  const { points, histogram } = await metricTotals(db, filter, shown);
  const byKey = await metricByKey(db, filter, { measured: shown, key: keyOf(by) });
  const byValue = mergeByValue(byKey, (key) => valueOfKey(key, by, settings), addSums);
  const buckets = { start: 0, width: bucketWidth, counts: histogram };
  return {
    score: {
      ...scoreEstimate(points),
      median: histogramQuantile(buckets, 0.5),
      medianInterval: medianInterval(buckets),
    },
    histogram,
    trend: trendOf(await metricByDay(db, filter, shown), eachDay(filter.days)),
    metrics: (await everyMetric(db, filter, shown)).map(({ metric, method, points: sums }) => ({
      metric,
      method,
      ...scoreEstimate(sums),
    })),
    breakdown: breakdownRows(byValue),
    contest: contestOf(byValue, { a, b }),
  };
}

function trendOf(byDay: ReadonlyMap<string, Sums>, days: readonly string[]): TrendPoint[] {
  return trendStretches(days).map((stretch) => {
    const sums = days
      .filter((day) => day >= stretch.from && day <= stretch.to)
      .reduce((sum, day) => addSums(sum, byDay.get(day) ?? noSums), noSums);
    return { ...stretch, ...scoreEstimate(sums) };
  });
}

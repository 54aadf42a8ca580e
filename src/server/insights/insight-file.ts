import { z } from "zod";
import { metricRows } from "@/db/queries/insights/quality";
import { csvLine } from "@/domain/cost/csv";
import { scoreEstimate } from "@/domain/insights/effects";
import { type InsightQuestion, insightQuestion } from "@/domain/insights/question";
import type { Interval } from "@/domain/statistics/intervals";
import type { SignedInContext } from "@/server/context";
import { acceptanceView } from "@/server/insights/acceptance-view";
import { alertsView } from "@/server/insights/alerts-view";
import { effectsView } from "@/server/insights/effects-view";
import { resolveQuestion } from "@/server/insights/resolve-question";

export const insightFileQuestion = insightQuestion.extend({
  view: z.enum(["quality", "acceptance", "effects", "alerts"]).default("quality"),
  file: z.enum(["csv", "json"]).default("csv"),
});

type Row = Record<string, string | number | boolean | null>;

/** The numbers of a view as a file: daily means, shares, effects or alerts, each with its interval and sample size. */
export async function insightFile(
  ctx: SignedInContext,
  { view, file, ...question }: z.output<typeof insightFileQuestion>,
): Promise<{ fileName: string; contentType: string; body: string }> {
  const rows = await rowsOf[view](ctx, question);
  const fileName = `framewright-insights-${view}.${file}`;
  return file === "json"
    ? {
        fileName,
        contentType: "application/json",
        body: JSON.stringify({ view, question, rows }, null, 1),
      }
    : { fileName, contentType: "text/csv; charset=utf-8", body: csvOf(rows) };
}

/** The mark tells spreadsheets that the text is UTF-8. */
function csvOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => csvLine(columns.map((column) => cellOf(row[column]))));
  return `\uFEFF${csvLine(columns)}${lines.join("")}`;
}

const cellOf = (value: Row[string] | undefined) => (typeof value === "number" ? value : String(value ?? ""));

/** Enough digits for anything that is done with the file, and no noise of floating point. */
const rounded = (value: number | null | undefined) =>
  value == null ? null : Math.round(value * 10_000) / 10_000;
const ends = (interval: Interval | null, name = "") => ({
  [`${name}low`]: rounded(interval?.low),
  [`${name}high`]: rounded(interval?.high),
});

const rowsOf = {
  async quality(ctx: SignedInContext, question: InsightQuestion): Promise<Row[]> {
    const { filter } = await resolveQuestion(ctx, question);
    return (await metricRows(ctx.db, filter)).map(
      ({ points, day, subject, metric, method, version, model, format }) => {
        const { n, mean, interval } = scoreEstimate(points);
        return {
          day,
          subject,
          metric,
          method,
          version,
          model,
          format,
          n,
          mean: rounded(mean),
          ...ends(interval),
        };
      },
    );
  },
  async acceptance(ctx: SignedInContext, question: InsightQuestion): Promise<Row[]> {
    const { breakdown } = await acceptanceView(ctx, question);
    return breakdown.map(({ value, accepted, cost }) => ({
      [question.by]: value,
      clips: accepted.n,
      kept: accepted.hits,
      share: rounded(accepted.share),
      ...ends(accepted.interval),
      cost_per_kept_clip_micros: rounded(cost.micros),
      ...ends(cost.interval, "cost_"),
    }));
  },
  async effects(ctx: SignedInContext, question: InsightQuestion): Promise<Row[]> {
    const { effects, shown } = await effectsView(ctx, question);
    return effects.map(({ change, score, prompts, costMicros, seconds }) => ({
      setting: change.setting,
      from: JSON.stringify(change.from),
      to: JSON.stringify(change.to),
      metric: shown?.metric ?? null,
      method: shown?.method ?? null,
      version: shown?.version ?? null,
      pairs: score.n,
      prompts,
      difference: rounded(score.mean),
      ...ends(score.interval),
      claim: score.claim,
      cost_difference_micros: rounded(costMicros.mean),
      ...ends(costMicros.interval, "cost_"),
      seconds_pairs: seconds.n,
      seconds_difference: rounded(seconds.mean),
      ...ends(seconds.interval, "seconds_"),
    }));
  },
  async alerts(ctx: SignedInContext, question: InsightQuestion): Promise<Row[]> {
    const { alerts } = await alertsView(ctx, question);
    return alerts.map(({ kind, metric, method, version, recent, earlier, change }) => ({
      kind,
      metric,
      method,
      version,
      recent: rounded(recent.value),
      recent_n: recent.n,
      earlier: rounded(earlier.value),
      earlier_n: earlier.n,
      ...ends(change, "change_"),
    }));
  },
};

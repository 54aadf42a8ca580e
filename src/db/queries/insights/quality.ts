import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import {
  type DailyFilter,
  dailyWhere,
  type Measured,
  measuredWhere,
} from "@/db/queries/insights/daily-filter";
import { type FactMethod, type FactSubject, histogramBuckets } from "@/domain/insights/score-facts";
import type { Sums } from "@/domain/statistics/intervals";

/** Sums as the database tells them: in hundredths of a point, and as text where they are large. */
type SumRow = { n: string | number; sum: string | number | null; squares: string | number | null };

const sums = sql`sum(n) as n, sum(sum) as sum, sum(sum_of_squares) as squares`;

/** In points of the score. */
export const pointsOf = ({ n, sum, squares }: SumRow): Sums => ({
  n: Number(n),
  sum: Number(sum ?? 0) / 100,
  sumOfSquares: Number(squares ?? 0) / 10_000,
});

export type MeasuredCount = Measured & { n: number; lastDay: string };

/** Everything that was measured in some days, whatever else is filtered. */
export async function measuredIn(db: Database, filter: DailyFilter): Promise<MeasuredCount[]> {
  const rows = await queryRows<{
    subject: FactSubject;
    metric: string;
    method: FactMethod;
    version: string;
    n: string;
    lastDay: string;
  }>(
    db,
    sql`select subject, metric, method, version, sum(n) as n, max(day)::text as "lastDay" from metric_daily
        where ${dailyWhere({ ...filter, model: null, format: null, settingsIds: null })}
        group by subject, metric, method, version having sum(n) > 0 order by subject, metric, method, version`,
  );
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export type KeyCount = { model: string; format: string; settingsId: number; n: number };

/** Under what the numbers of one metric were counted, to choose from. */
export async function countedUnder(
  db: Database,
  filter: DailyFilter,
  measured: Measured,
): Promise<KeyCount[]> {
  const rows = await queryRows<{ model: string; format: string; settingsId: number; n: string }>(
    db,
    sql`select model, format, settings_id as "settingsId", sum(n) as n from metric_daily
        where ${measuredWhere(measured)} and ${dailyWhere({ ...filter, model: null, format: null, settingsIds: null })}
        group by model, format, settings_id having sum(n) > 0`,
  );
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function metricTotals(
  db: Database,
  filter: DailyFilter,
  measured: Measured,
): Promise<{ points: Sums; histogram: number[] }> {
  const buckets = Array.from(
    { length: histogramBuckets },
    (_, bucket) => sql`coalesce(sum(histogram[${sql.raw(String(bucket + 1))}]), 0)`,
  );
  const [row] = await queryRows<SumRow & { histogram: (string | number)[] }>(
    db,
    sql`select coalesce(sum(n), 0) as n, sum(sum) as sum, sum(sum_of_squares) as squares,
          json_build_array(${sql.join(buckets, sql`, `)}) as histogram
        from metric_daily where ${measuredWhere(measured)} and ${dailyWhere(filter)}`,
  );
  return row
    ? { points: pointsOf(row), histogram: row.histogram.map(Number) }
    : { points: { n: 0, sum: 0, sumOfSquares: 0 }, histogram: [] };
}

/** Sums of each day on which something was measured. */
export async function metricByDay(
  db: Database,
  filter: DailyFilter,
  measured: Measured,
): Promise<Map<string, Sums>> {
  const rows = await queryRows<SumRow & { day: string }>(
    db,
    sql`select day::text as day, ${sums} from metric_daily
        where ${measuredWhere(measured)} and ${dailyWhere(filter)} group by day`,
  );
  return new Map(rows.map((row) => [row.day, pointsOf(row)]));
}

const keyColumn = {
  model: sql`model`,
  format: sql`format`,
  settings: sql`settings_id::text`,
} as const;
export type KeyColumn = keyof typeof keyColumn;

/** Sums by model, format or combination of settings. */
export async function metricByKey(
  db: Database,
  filter: DailyFilter,
  { measured, key }: { measured: Measured; key: KeyColumn },
): Promise<Map<string, Sums>> {
  const rows = await queryRows<SumRow & { key: string }>(
    db,
    sql`select ${keyColumn[key]} as key, ${sums} from metric_daily
        where ${measuredWhere(measured)} and ${dailyWhere(filter)} group by 1 having sum(n) > 0`,
  );
  return new Map(rows.map((row) => [row.key, pointsOf(row)]));
}

/** Sums of every metric and method of one subject and version. */
export async function everyMetric(
  db: Database,
  filter: DailyFilter,
  { subject, version }: Pick<Measured, "subject" | "version">,
): Promise<{ metric: string; method: FactMethod; points: Sums }[]> {
  const rows = await queryRows<SumRow & { metric: string; method: FactMethod }>(
    db,
    sql`select metric, method, ${sums} from metric_daily
        where subject = ${subject}::fact_subject and version = ${version} and ${dailyWhere(filter)}
        group by metric, method having sum(n) > 0 order by metric, method`,
  );
  return rows.map((row) => ({ metric: row.metric, method: row.method, points: pointsOf(row) }));
}

/** Daily sums of everything that was measured, row by row, for files. */
export async function metricRows(
  db: Database,
  filter: DailyFilter,
): Promise<(Measured & { day: string; model: string; format: string; points: Sums })[]> {
  const rows = await queryRows<SumRow & Measured & { day: string; model: string; format: string }>(
    db,
    sql`select subject, metric, method, version, day::text as day, model, format, ${sums} from metric_daily
        where ${dailyWhere(filter)}
        group by subject, metric, method, version, day, model, format having sum(n) > 0
        order by day, subject, metric, method, version, model, format`,
  );
  return rows.map(({ n, sum, squares, ...row }) => ({ ...row, points: pointsOf({ n, sum, squares }) }));
}

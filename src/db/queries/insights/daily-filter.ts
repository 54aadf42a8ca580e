import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { settingsSets } from "@/db/schema/all";
import type { DayRange } from "@/domain/cost/range";
import type { RunSettings } from "@/domain/insights/run-settings";
import type { FactMethod, FactSubject } from "@/domain/insights/score-facts";

export const installationScope = "installation";
export const userScope = (userId: string) => `user:${userId}`;

/** Which rows of the daily sums; what is null is not asked for. */
export type DailyFilter = {
  scope: string;
  days: DayRange;
  model: string | null;
  format: string | null;
  /** Only runs with one of these combinations of settings. */
  settingsIds: readonly number[] | null;
};

/** Which numbers: those of different methods, versions or subjects are never put together. */
export type Measured = { subject: FactSubject; metric: string; method: FactMethod; version: string };

const all = (conditions: readonly (SQL | null)[]): SQL =>
  sql.join(
    conditions.filter((condition) => condition !== null),
    sql` and `,
  );

/** @param columns Which of the filter's columns the table has. */
export function dailyWhere(
  { scope, days, model, format, settingsIds }: DailyFilter,
  columns: { model: boolean } = { model: true },
): SQL {
  return all([
    sql`scope = ${scope}`,
    sql`day between ${days.from}::date and ${days.to}::date`,
    model !== null && columns.model ? sql`model = ${model}` : null,
    format !== null ? sql`format = ${format}` : null,
    settingsIds !== null ? sql`settings_id = any(${sql.param([...settingsIds])}::int[])` : null,
  ]);
}

export const measuredWhere = ({ subject, metric, method, version }: Measured): SQL =>
  sql`subject = ${subject}::fact_subject and metric = ${metric} and method = ${method}::fact_method
    and version = ${version}`;

/** Every combination of settings that there has been, by its number. */
export async function knownSettings(db: Database): Promise<Map<number, RunSettings>> {
  const rows = await db.select({ id: settingsSets.id, data: settingsSets.data }).from(settingsSets);
  return new Map(rows.map(({ id, data }) => [id, data]));
}

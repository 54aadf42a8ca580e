import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { type DailyFilter, dailyWhere } from "@/db/queries/insights/daily-filter";
import type { KeyColumn } from "@/db/queries/insights/quality";

export type ClipCounts = {
  clips: number;
  costMicros: number;
  selected: number;
  downloaded: number;
  regenerated: number;
  deleted: number;
  accepted: number;
};

const counts = sql`sum(clips) as clips, sum(cost_micros) as "costMicros", sum(selected) as selected,
  sum(downloaded) as downloaded, sum(regenerated) as regenerated, sum(deleted) as deleted, sum(accepted) as accepted`;

type CountRow = Record<keyof ClipCounts, string | number | null>;

const countsOf = (row: CountRow): ClipCounts => ({
  clips: Number(row.clips ?? 0),
  costMicros: Number(row.costMicros ?? 0),
  selected: Number(row.selected ?? 0),
  downloaded: Number(row.downloaded ?? 0),
  regenerated: Number(row.regenerated ?? 0),
  deleted: Number(row.deleted ?? 0),
  accepted: Number(row.accepted ?? 0),
});

/** What became of the clips that were made on each day. */
export async function clipsByDay(db: Database, filter: DailyFilter): Promise<Map<string, ClipCounts>> {
  const rows = await queryRows<CountRow & { day: string }>(
    db,
    sql`select day::text as day, ${counts} from acceptance_daily where ${dailyWhere(filter)}
        group by 1 having sum(clips) > 0`,
  );
  return new Map(rows.map((row) => [row.day, countsOf(row)]));
}

const keyColumn = {
  model: sql`model`,
  format: sql`format`,
  settings: sql`settings_id::text`,
} as const satisfies Record<KeyColumn, unknown>;

/** The same by day and by model, format or combination of settings. */
export async function clipsByKey(
  db: Database,
  filter: DailyFilter,
  key: KeyColumn,
): Promise<{ key: string; day: string; counts: ClipCounts }[]> {
  const rows = await queryRows<CountRow & { key: string; day: string }>(
    db,
    sql`select ${keyColumn[key]} as key, day::text as day, ${counts} from acceptance_daily
        where ${dailyWhere(filter)} group by 1, 2 having sum(clips) > 0 order by 1, 2`,
  );
  return rows.map((row) => ({ key: row.key, day: row.day, counts: countsOf(row) }));
}

export type ClipKeyCount = { model: string; format: string; settingsId: number; n: number };

/** Under what clips were counted, to choose from. */
export async function clipsUnder(db: Database, filter: DailyFilter): Promise<ClipKeyCount[]> {
  const anything = { ...filter, model: null, format: null, settingsIds: null };
  const rows = await queryRows<{ model: string; format: string; settingsId: number; n: string }>(
    db,
    sql`select model, format, settings_id as "settingsId", sum(clips) as n from acceptance_daily
        where ${dailyWhere(anything)} group by 1, 2, 3 having sum(clips) > 0`,
  );
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export type RunCounts = { done: number; attention: number; failed: number; cancelled: number };

/** How runs ended in some days. Models are not told apart: a run has many. */
export async function runsIn(db: Database, filter: DailyFilter): Promise<RunCounts> {
  const [row] = await queryRows<Record<keyof RunCounts, string | null>>(
    db,
    sql`select sum(done) as done, sum(attention) as attention, sum(failed) as failed, sum(cancelled) as cancelled
        from run_daily where ${dailyWhere(filter, { model: false })}`,
  );
  return {
    done: Number(row?.done ?? 0),
    attention: Number(row?.attention ?? 0),
    failed: Number(row?.failed ?? 0),
    cancelled: Number(row?.cancelled ?? 0),
  };
}

/** Everything that was charged in some days, in micro-dollars: words, pictures, clips and sounds. */
export async function spentIn(
  db: Database,
  { scope, days }: Pick<DailyFilter, "scope" | "days">,
): Promise<number> {
  const [row] = await queryRows<{ micros: string | null }>(
    db,
    sql`select sum(cost_micros) as micros from cost_daily
        where scope = ${scope} and day between ${days.from}::date and ${days.to}::date`,
  );
  return Number(row?.micros ?? 0);
}

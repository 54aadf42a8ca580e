import { type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import type { DailyFilter, Measured } from "@/db/queries/insights/daily-filter";
import { type Effect, effectOf } from "@/domain/insights/effects";
import type { SettingValue } from "@/domain/insights/run-settings";

type EffectRow = {
  setting: string;
  fromValue: string;
  toValue: string;
  prompts: number;
  n: number;
  sum: string;
  squares: string;
  costSum: string;
  costSquares: string;
  timed: number;
  secondsSum: string | null;
  secondsSquares: string | null;
};

const ownerWhere = (ownerId: string | null): SQL =>
  ownerId === null ? sql`true` : sql`p.owner_id = ${ownerId}::uuid`;

/** What each change of one setting did to a metric, to cost and to time: paired differences, summed up. */
export async function settingEffects(
  db: Database,
  { ownerId, days }: { ownerId: string | null } & Pick<DailyFilter, "days">,
  { metric, method, version }: Omit<Measured, "subject">,
): Promise<Effect[]> {
  const rows = await queryRows<EffectRow>(
    db,
    sql`select p.setting, p.from_value as "fromValue", p.to_value as "toValue",
          count(distinct p.prompt_key)::int as prompts, count(*)::int as n,
          sum(d.difference) as sum, sum(d.difference::bigint * d.difference) as squares,
          sum(p.cost_micros) as "costSum", sum(p.cost_micros::numeric * p.cost_micros) as "costSquares",
          count(p.seconds)::int as timed, sum(p.seconds) as "secondsSum",
          sum(p.seconds::bigint * p.seconds) as "secondsSquares"
        from effect_pairs p join effect_differences d on d.pair_id = p.id
        where ${ownerWhere(ownerId)} and p.day between ${days.from}::date and ${days.to}::date
          and d.metric = ${metric} and d.method = ${method}::fact_method and d.version = ${version}
        group by 1, 2, 3 order by count(*) desc, 1, 2, 3`,
  );
  return rows.map((row) =>
    effectOf({
      change: { setting: row.setting, from: readValue(row.fromValue), to: readValue(row.toValue) },
      prompts: row.prompts,
      score: { n: row.n, sum: Number(row.sum) / 100, sumOfSquares: Number(row.squares) / 10_000 },
      costMicros: { n: row.n, sum: Number(row.costSum), sumOfSquares: Number(row.costSquares) },
      seconds: {
        n: row.timed,
        sum: Number(row.secondsSum ?? 0),
        sumOfSquares: Number(row.secondsSquares ?? 0),
      },
    }),
  );
}

const readValue = (text: string): SettingValue => JSON.parse(text) as SettingValue;

import { type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { type DailyFilter, type Measured, measuredWhere } from "@/db/queries/insights/daily-filter";
import { histogramBuckets } from "@/domain/insights/score-facts";

export type ScoredRow = {
  takeId: string;
  projectId: string;
  title: string;
  ownerId: string;
  owner: string;
  slot: string | null;
  day: string;
  model: string;
  score: number;
};

/** The clips behind a number, the lowest scores first: from those one learns the most. */
export function scoredClips(
  db: Database,
  filter: Omit<DailyFilter, "scope"> & { ownerId: string | null; bucket: number | null },
  { measured, limit }: { measured: Measured; limit: number },
): Promise<ScoredRow[]> {
  const { days, model, format, settingsIds, ownerId, bucket } = filter;
  const width = 10_000 / histogramBuckets;
  const conditions: SQL[] = [
    measuredWhere(measured),
    sql`f.day between ${days.from}::date and ${days.to}::date`,
    ...(ownerId === null ? [] : [sql`f.owner_id = ${ownerId}::uuid`]),
    ...(model === null ? [] : [sql`f.model = ${model}`]),
    ...(format === null ? [] : [sql`f.format = ${format}`]),
    ...(settingsIds === null ? [] : [sql`f.settings_id = any(${sql.param([...settingsIds])}::int[])`]),
    ...(bucket === null
      ? []
      : [sql`least(f.score / ${width}::int, ${histogramBuckets - 1}::int) = ${bucket}::int`]),
  ];
  return queryRows<ScoredRow>(
    db,
    sql`with chosen as (
          select f.subject_id, f.project_id, f.owner_id, f.day, f.model, f.score from metric_facts f
          where ${sql.join(conditions, sql` and `)} order by f.score, f.subject_id limit ${limit}::int)
        select c.subject_id as "takeId", c.project_id as "projectId", p.title, c.owner_id as "ownerId",
          u.username as owner, t.slot, c.day::text as day, c.model, c.score / 100.0::float8 as score
        from chosen c join projects p on p.id = c.project_id join users u on u.id = c.owner_id
        left join takes t on t.id = c.subject_id
        order by c.score, c.subject_id`,
  );
}

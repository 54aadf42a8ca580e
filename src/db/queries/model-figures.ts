import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import type { ModelOffer } from "@/domain/catalogue/offer";

export type ModelFigures = NonNullable<ModelOffer["measured"]>;

/** So many of a model's last calls tell how it does today. */
const lastCalls = 200;

/** Ends that say nothing of the model: the maker's decision, limit or prompt. */
const notItsFault = ["cancelled", "cost-limit", "safety-rejected", "invalid-input"];

type FigureRow = {
  model: string;
  judging: boolean;
  calls: number;
  failed: number;
  p50: number | null;
  p90: number | null;
};

/**
 * How the last calls to models went, whoever made them, by model and by whether it judged. Time is from sending a call
 * to having its result in store, of those that succeeded. A model that was never called is absent.
 */
export async function modelFigures(
  db: Database,
  models: readonly string[],
): Promise<(ModelFigures & { model: string; judging: boolean })[]> {
  if (models.length === 0) return [];
  const wanted = sql.join(
    models.map((model) => sql`(${model}::text)`),
    sql`, `,
  );
  const excused = sql.join(
    notItsFault.map((code) => sql`${code}`),
    sql`, `,
  );
  const rows = await queryRows<FigureRow>(
    db,
    sql`
    select wanted.model, last.judging,
      count(*)::int as calls,
      count(*) filter (where last.failed)::int as failed,
      percentile_cont(0.5) within group (order by last.seconds) filter (where not last.failed)::float8 as p50,
      percentile_cont(0.9) within group (order by last.seconds) filter (where not last.failed)::float8 as p90
    from (values ${wanted}) as wanted (model)
    cross join lateral (
      select stage = 'score' as judging, state = 'failed' as failed,
        extract(epoch from ended_at - submitted_at)::float8 as seconds
      from operations
      where operations.model = wanted.model and submitted_at is not null and ended_at is not null
        and (state = 'settled' or (state = 'failed' and failure ->> 'code' not in (${excused})))
      order by submitted_at desc
      limit ${lastCalls}
    ) as last
    group by wanted.model, last.judging`,
  );
  return rows.flatMap(({ model, judging, calls, failed, p50, p90 }) =>
    p50 === null || p90 === null
      ? []
      : [{ model, judging, calls, failureRate: failed / calls, p50Seconds: p50, p90Seconds: p90 }],
  );
}

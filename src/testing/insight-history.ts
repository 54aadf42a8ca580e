import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { recountAll } from "@/db/queries/insights/recount";
import { settingsIdOf } from "@/db/queries/insights/settings-sets";
import { users } from "@/db/schema/all";
import { type Brief, brief } from "@/domain/brief/brief";
import { metricNames } from "@/domain/quality/metrics";

type History = {
  people: number;
  /** Each with one project and one clip. */
  runs: number;
  /** Numbers of each clip. */
  metrics: number;
  days: number;
  /** Pairs of runs that differ in one setting. */
  pairs: number;
};

const prompt = "A bottle on a beach at noon";
const briefs: Brief[] = [
  brief.parse({ prompt }),
  brief.parse({ prompt, coherence: { chainedFrames: false } }),
  brief.parse({ prompt, coherence: { qualityRegeneration: false } }),
  brief.parse({ prompt, models: { video: "wan-video/wan-2.2-i2v-fast" } }),
];

/**
 * A past of an installation, as if it had been made: rows of facts in bulk, and the aggregates counted from them. The last
 * week is worse than the time before. Returns the people, the first of them an administrator.
 */
export async function seedInsightHistory(db: Database, history: History): Promise<string[]> {
  const people = await addPeople(db, history.people);
  const settingsIds: number[] = [];
  for (const one of briefs) settingsIds.push(await settingsIdOf(db, one));
  // Rows that belong together are made together: looking each reference up would take most of the time.
  await db.execute(sql`set session_replication_role = replica`);
  await addProjects(db, history, { people, settingsIds });
  await addFacts(db, history.metrics);
  await addPairs(db, history.pairs, settingsIds);
  await db.execute(sql`set session_replication_role = origin`);
  await db.execute(sql`drop table seeded`);
  await recountAll(db);
  await db.execute(sql`analyze`);
  return people;
}

async function addPeople(db: Database, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    username: `person-${index}`,
    role: index === 0 ? ("admin" as const) : ("maker" as const),
  }));
  return (await db.insert(users).values(rows).returning({ id: users.id })).map(({ id }) => id);
}

async function addProjects(
  db: Database,
  { runs, days }: History,
  { people, settingsIds }: { people: string[]; settingsIds: number[] },
): Promise<void> {
  await db.execute(sql`
    create table seeded as select n, gen_random_uuid() as project, gen_random_uuid() as brief, gen_random_uuid() as run,
      gen_random_uuid() as take, (${sql.param(people)}::uuid[])[1 + n % ${people.length}::int] as owner,
      (array['template', 'google/veo-3.1-fast', 'wan-video/wan-2.2-i2v-fast'])[1 + (n * 7) % 3] as model,
      -- Most of it with the defaults, as people do.
      (${sql.param(settingsIds)}::int[])[case when n % 10 < 7 then 1 else 2 + n % 3 end] as settings,
      now() - (n % (${days}::int * 24)) * interval '1 hour' as at, hashint4(n) & 1023 as noise
    from generate_series(1, ${runs}::int) as n`);
  await db.execute(sql`
    insert into projects (id, owner_id, title, prompt, status, created_at)
    select project, owner, 'Video ' || n, ${prompt}, 'done', at from seeded`);
  await db.execute(sql`
    insert into briefs (id, project_id, version, data, digest) select brief, project, 1, ${JSON.stringify(briefs[0])}::json, n::text
    from seeded`);
  await db.execute(sql`
    insert into runs (id, project_id, owner_id, brief_id, number, options, status, created_at)
    select run, project, owner, brief, 1, '{"shotSeeds":{}}'::json, 'done', at from seeded`);
  await db.execute(sql`
    insert into takes (id, project_id, run_id, kind, slot, content_key, digest, content_type, model, model_version, seed,
      prompt, draft, cost_micros, created_at)
    select take, project, run, 'clip', 'shot/shot-1/clip', n::text, n::text, 'video/mp4', model, '1', 1, '', false,
      40000 + noise * 50, at from seeded`);
}

async function addFacts(db: Database, metricCount: number): Promise<void> {
  const names = ["overall", ...metricNames].slice(0, metricCount);
  await db.execute(sql`
    insert into metric_facts (subject_id, owner_id, project_id, run_id, day, subject, metric, method, version, model,
      format, settings_id, score)
    select take, owner, project, run, (at at time zone 'UTC')::date, 'clip', m.name, 'signal', 'signal-1', model, 'ad',
      settings, least(10000, greatest(0, 7200 - 250 * m.place + (hashint4(n * 31 + m.place::int) & 2047) - 1024
        + case when model = 'template' then -400 else 300 end + case when settings = 1 then 150 else 0 end
        - case when at > now() - interval '8 days' then 450 else 0 end))::int
    from seeded cross join unnest(${sql.param(names)}::text[]) with ordinality as m(name, place)`);
  await db.execute(sql`
    insert into clip_facts (take_id, owner_id, project_id, day, model, format, settings_id, cost_micros, selected,
      downloaded, regenerated, deleted, standing)
    select take, owner, project, (at at time zone 'UTC')::date, model, 'ad', settings,
      case when model = 'template' then 0 else 40000 + noise * 50 end, noise % 3 = 0, noise % 4 < 2, noise % 7 = 0,
      noise % 40 = 0, (case when noise % 4 < 2 then 'accepted' when noise % 7 = 0 then 'rejected' else 'open' end)::clip_standing
    from seeded`);
  await db.execute(sql`
    insert into run_facts (run_id, owner_id, project_id, day, format, settings_id, status, task_key, prompt_key, seconds)
    select run, owner, project, (at at time zone 'UTC')::date, 'ad', settings,
      (case when noise % 25 = 0 then 'failed' when noise % 40 = 0 then 'cancelled' else 'done' end)::run_status,
      'task-' || n, 'prompt-' || n % 500, 60 + noise / 8 from seeded`);
  await db.execute(sql`
    insert into ledger (id, kind, owner_id, project_id, run_id, provider, stage, model, description, amount_micros,
      operation_key, period, created_at)
    select gen_random_uuid(), 'charge', owner, project, run, 'replicate', 'clips', model, 'Clip', 40000 + noise * 50,
      'seeded-' || n, '2026-01', at from seeded where model <> 'template'`);
}

/** Of four changes; the last of them has too few pairs to say anything. */
async function addPairs(db: Database, pairs: number, settingsIds: number[]): Promise<void> {
  await db.execute(sql`
    insert into effect_pairs (id, owner_id, task_key, prompt_key, setting, from_value, to_value, from_settings_id,
      to_settings_id, from_run_id, to_run_id, day, cost_micros, seconds)
    select gen_random_uuid(), s.owner, 'pair-' || s.n, 'prompt-' || s.n % 40, c.setting, c.low, c.high,
      ${settingsIds[1] ?? 1}::int, ${settingsIds[0] ?? 1}::int, s.run, s.run, (s.at at time zone 'UTC')::date,
      case when c.setting = 'model.video' then 30000 + s.noise * 20 else s.noise - 500 end,
      case when s.noise % 2 = 0 then s.noise / 40 - 8 end
    from seeded s join (values (0, 'chainedFrames', 'false', 'true'), (1, 'sameSeed', 'false', 'true'),
        (2, 'model.video', 'null', '"google/veo-3.1-fast"'), (3, 'enhancementRounds', '1', '3')) as c(place, setting, low, high)
      on c.place = case when s.n % ${Math.max(4, Math.floor(pairs / 12))}::int = 0 then 3 else s.n % 3 end
    where s.n <= ${pairs}::int`);
  await db.execute(sql`
    insert into effect_differences (pair_id, metric, method, version, difference)
    select p.id, m.metric, 'signal', 'signal-1',
      (hashtext(p.task_key || m.metric) & 1023) - 512 + case p.setting when 'chainedFrames' then 180 when 'model.video' then 520 else 0 end
    from effect_pairs p cross join (select distinct metric from metric_facts limit 12) as m`);
}

/** How many facts there are. */
export async function factCount(db: Database): Promise<number> {
  const [row] = await queryRows<{ n: number }>(db, sql`select count(*)::int as n from metric_facts`);
  return row?.n ?? 0;
}

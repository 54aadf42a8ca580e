import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { briefs, poolMarks, runArtifacts, takes } from "@/db/schema/all";
import { type PoolKind, type PoolQuestion, poolLimits } from "@/domain/pool/pool-question";

/** Whose pool it is, and what of it is not in the rows of takes. */
export type PoolPlace = {
  projectId: string;
  /** Pictures that the maker has uploaded for this project. */
  uploads: readonly string[];
  /** Ids of items that are in use although no slot is filled with them. */
  used: readonly string[];
};

export type PoolRow = {
  id: string;
  kind: PoolKind;
  slot: string;
  digest: string;
  contentType: string;
  width: number | null;
  height: number | null;
  thumbnailDigest: string | null;
  durationFrames: number | null;
  model: string;
  seed: number | null;
  prompt: string;
  fileName: string | null;
  draft: boolean;
  costMicros: number;
  /** Milliseconds since 1970: a number survives the way through a cursor. */
  createdMs: number;
  /** Which of the takes of its slot it is, from 1. */
  number: number;
  score: number | null;
  used: boolean;
  tags: string[];
  removed: boolean;
  sortKey: number;
};

/** Everything in a pool, as a table to ask. */
const poolTable = ({ projectId, uploads, used }: PoolPlace): SQL => {
  const isUsed = sql`(i.filled or ${inArray(sql`i.id`, [...used])})`;
  return sql`(
  select i.*, coalesce(m.tags, '{}'::text[]) as tags, ${isUsed} as used,
    -- What a later run has taken into use again is there again.
    m.removed_at is not null and not ${isUsed} as removed
  from (
    select t.id::text as id, t.kind::text as kind, t.slot, t.digest, t.content_type, t.width, t.height,
      null::text as thumbnail_digest, t.duration_frames, t.model, t.seed, t.prompt, null::text as file_name, t.draft,
      t.cost_micros::double precision as cost_micros,
      (extract(epoch from t.created_at) * 1000)::double precision as created_ms,
      row_number() over (partition by t.slot order by t.created_at, t.id)::int as number,
      c.overall::double precision as score, s.take_id is not null as filled
    from takes t
    left join lateral (
      select overall from scorecards where take_id = t.id order by created_at desc, id desc limit 1
    ) c on true
    left join selections s on s.project_id = t.project_id and s.slot = t.slot and s.take_id = t.id
    where t.project_id = ${projectId}
    union all
    select u.digest, 'upload', '', u.digest, u.content_type, u.width, u.height, u.thumbnail_digest, null, '', null, '',
      u.file_name, false, 0, (extract(epoch from u.created_at) * 1000)::double precision, 1, null, false
    from uploads u join projects p on p.owner_id = u.owner_id
    where p.id = ${projectId} and ${inArray(sql`u.digest`, [...uploads])}
  ) i left join pool_marks m on m.project_id = ${projectId} and m.item_id = i.id
)`;
};

const columns = sql`id, kind, slot, digest, content_type as "contentType", width, height,
  thumbnail_digest as "thumbnailDigest", duration_frames as "durationFrames", model, seed, prompt,
  file_name as "fileName", draft, cost_micros as "costMicros", created_ms as "createdMs", number, score, used, tags, removed`;

const sortKeys: Record<PoolQuestion["sort"], SQL> = {
  newest: sql`created_ms`,
  oldest: sql`created_ms`,
  // What was not scored comes last.
  score: sql`coalesce(score, -1)`,
  cost: sql`cost_micros`,
};

/** A word of a search with the slots whose names have it: names follow from the plan, which rows do not know. */
export type SearchedWord = { word: string; slots: readonly string[]; models: readonly string[] };

export type PoolSearch = Omit<PoolQuestion, "search"> & {
  words: readonly SearchedWord[];
  favourites: readonly string[];
  /** The last item of the page before. */
  after: { sortKey: number; id: string } | null;
  limit: number;
};

/** A page of a pool. */
export function poolPage(db: Database, place: PoolPlace, search: PoolSearch): Promise<PoolRow[]> {
  const { sort, after, limit } = search;
  const key = sortKeys[sort];
  const rises = sort === "oldest";
  const direction = rises ? sql`asc` : sql`desc`;
  const beyond = after
    ? sql`(${key}, id) ${rises ? sql`>` : sql`<`} (${after.sortKey}::double precision, ${after.id})`
    : sql`true`;
  return queryRows<PoolRow>(
    db,
    sql`select ${columns}, ${key} as "sortKey" from ${poolTable(place)} pool
        where ${and(...conditions(search), beyond)}
        order by ${key} ${direction}, id ${direction} limit ${limit}`,
  );
}

function conditions(search: PoolSearch): SQL[] {
  const { kind, model, shotKey, tag, days, scoreMin, words } = search;
  return [
    stateOf(search),
    ...(kind === null ? [] : [sql`kind = ${kind}`]),
    ...(model === null ? [] : [sql`model = ${model}`]),
    ...(shotKey === null ? [] : [sql`slot like ${`shot/${likeText(shotKey)}/%`}`]),
    ...(tag === null ? [] : [sql`${tag} = any(tags)`]),
    ...(days === null ? [] : [sql`created_ms >= ${Date.now() - days * 86_400_000}::double precision`]),
    ...(scoreMin === null ? [] : [sql`score >= ${scoreMin}`]),
    ...words.map(hasWord),
  ];
}

/** What was removed is only shown where it is asked for. */
function stateOf({ state, favourites }: PoolSearch): SQL {
  if (state === "removed") return sql`removed`;
  const there = sql`not removed`;
  if (state === null) return there;
  const states = {
    used: sql`used`,
    unused: sql`not used`,
    favourite: inArray(sql`id`, [...favourites]),
    draft: sql`draft`,
    final: sql`not draft`,
    unscored: sql`score is null`,
  };
  return sql`${there} and ${states[state]}`;
}

function hasWord({ word, slots, models }: SearchedWord): SQL {
  const pattern = `%${likeText(word)}%`;
  return sql`(prompt ilike ${pattern} or file_name ilike ${pattern}
    or exists (select 1 from unnest(tags) tag where tag ilike ${pattern})
    or ${inArray(sql`slot`, [...slots])} or ${inArray(sql`model`, [...models])})`;
}

const likeText = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

/** Items of a pool by id, also those that were removed. */
export async function poolItems(db: Database, place: PoolPlace, ids: readonly string[]): Promise<PoolRow[]> {
  if (ids.length === 0) return [];
  return queryRows<PoolRow>(
    db,
    sql`select ${columns}, 0 as "sortKey" from ${poolTable(place)} pool where ${inArray(sql`id`, [...ids])}`,
  );
}

export type PoolCount = { kind: PoolKind; slot: string; model: string; removed: boolean; count: number };

/** How much there is of what. */
export function countPool(db: Database, place: PoolPlace): Promise<PoolCount[]> {
  return queryRows<PoolCount>(
    db,
    sql`select kind, slot, model, removed, count(*)::int as count from ${poolTable(place)} pool
        group by kind, slot, model, removed`,
  );
}

/** Tags of what is in a pool, the most used first. */
export function countTags(db: Database, place: PoolPlace): Promise<{ tag: string; count: number }[]> {
  return queryRows(
    db,
    sql`select tag, count(*)::int as count from ${poolTable(place)} pool cross join lateral unnest(tags) as tag
        where not removed group by tag order by count desc, tag`,
  );
}

/** Slots and models that takes of a project have. */
export async function poolNames(
  db: Database,
  projectId: string,
): Promise<{ slots: string[]; models: string[] }> {
  const rows = await db
    .selectDistinct({ slot: takes.slot, model: takes.model })
    .from(takes)
    .where(eq(takes.projectId, projectId));
  return {
    slots: [...new Set(rows.map(({ slot }) => slot))],
    models: [...new Set(rows.map(({ model }) => model))],
  };
}

/** Digests of the pictures that any brief of a project has named. */
export async function briefPictures(db: Database, projectId: string): Promise<string[]> {
  const rows = await db.select({ data: briefs.data }).from(briefs).where(eq(briefs.projectId, projectId));
  return [...new Set(rows.flatMap(({ data }) => data.imageDigests))];
}

/** Ids of the takes that artifacts are of. */
export async function takesOfArtifacts(db: Database, artifactIds: readonly string[]): Promise<string[]> {
  if (artifactIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ takeId: runArtifacts.takeId })
    .from(runArtifacts)
    .where(inArray(sql`${runArtifacts.artifactId}::text`, [...artifactIds]));
  return rows.flatMap(({ takeId }) => takeId ?? []);
}

/**
 * Puts a tag on items or takes it off. Answers with those that it changed: with them the step can be taken back. What has
 * as many tags as it may have stays as it is.
 */
export async function tagItems(
  db: Database,
  {
    projectId,
    itemIds,
    tag,
    on,
  }: { projectId: string; itemIds: readonly string[]; tag: string; on: boolean },
): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const isTagged = sql`${tag} = any(${poolMarks.tags})`;
  const rows = on
    ? await db
        .insert(poolMarks)
        .values(itemIds.map((itemId) => ({ projectId, itemId, tags: [tag] })))
        .onConflictDoUpdate({
          target: [poolMarks.projectId, poolMarks.itemId],
          set: { tags: sql`array_append(${poolMarks.tags}, ${tag})` },
          setWhere: sql`not ${isTagged} and cardinality(${poolMarks.tags}) < ${poolLimits.tagsOfItem}`,
        })
        .returning({ id: poolMarks.itemId })
    : await db
        .update(poolMarks)
        .set({ tags: sql`array_remove(${poolMarks.tags}, ${tag})` })
        .where(and(eq(poolMarks.projectId, projectId), inArray(poolMarks.itemId, [...itemIds]), isTagged))
        .returning({ id: poolMarks.itemId });
  return rows.map(({ id }) => id);
}

/** Takes items out of a pool, or brings them back. Answers with those that it changed. */
export async function removeItems(
  db: Database,
  { projectId, itemIds, removed }: { projectId: string; itemIds: readonly string[]; removed: boolean },
): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const removedAt = removed ? new Date() : null;
  const rows = await db
    .insert(poolMarks)
    .values(itemIds.map((itemId) => ({ projectId, itemId, removedAt })))
    .onConflictDoUpdate({
      target: [poolMarks.projectId, poolMarks.itemId],
      set: { removedAt },
      setWhere: sql`(${poolMarks.removedAt} is not null) <> ${removed}`,
    })
    .returning({ id: poolMarks.itemId });
  return rows.map(({ id }) => id);
}

/** Those of the takes that were taken out of the pool. */
export async function removedTakes(
  db: Database,
  { projectId, takeIds }: { projectId: string; takeIds: readonly string[] },
): Promise<Set<string>> {
  if (takeIds.length === 0) return new Set();
  const rows = await db
    .select({ id: poolMarks.itemId })
    .from(poolMarks)
    .where(
      and(
        eq(poolMarks.projectId, projectId),
        inArray(poolMarks.itemId, [...takeIds]),
        sql`${poolMarks.removedAt} is not null`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

import { z } from "zod";
import {
  countPool,
  countTags,
  type PoolCount,
  type PoolRow,
  poolItems,
  poolNames,
  poolPage,
  type SearchedWord,
} from "@/db/queries/pool";
import { slotValue } from "@/db/queries/project-history";
import { getProject, newestBrief } from "@/db/queries/projects";
import { latestVideoRun } from "@/db/queries/runs";
import { artifactsOfTakes } from "@/db/queries/takes";
import type { ResolvedBrief } from "@/domain/brief/brief";
import { modelName } from "@/domain/catalogue/entries";
import { settingsOf } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import { type PoolQuestion, poolKinds, searchWords } from "@/domain/pool/pool-question";
import { slotName } from "@/domain/pool/slot-name";
import { poolTargets } from "@/domain/pool/use-in";
import type { PoolItemView, PoolOverview, PoolPageView } from "@/domain/view/pool-views";
import type { SignedInContext } from "@/server/context";
import { mediaView, thumbnailUrlOf } from "@/server/media/media-views";
import { type OpenPool, openPool } from "./open-pool";

type Asking = Pick<SignedInContext, "db" | "runtime">;

/** A page of a project's pool. */
export async function listPool(
  ctx: Asking,
  {
    projectId,
    question: { search, ...question },
    cursor,
    limit,
  }: { projectId: string; question: PoolQuestion; cursor?: string | null | undefined; limit: number },
): Promise<PoolPageView> {
  const pool = await openPool(ctx.db, projectId);
  const rows = await poolPage(ctx.db, pool.place, {
    ...question,
    words: await searchedWords(ctx, { pool, search }),
    favourites: pool.data.favourites,
    after: cursor ? readCursor(cursor) : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await itemViews(ctx, pool, page),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  };
}

/** Some things of a pool, in the order asked for; what does not exist is left out. */
export async function itemsOfPool(
  ctx: Asking,
  { projectId, ids }: { projectId: string; ids: readonly string[] },
): Promise<PoolItemView[]> {
  const pool = await openPool(ctx.db, projectId);
  const items = await itemViews(ctx, pool, await poolItems(ctx.db, pool.place, ids));
  return ids.flatMap((id) => items.filter((item) => item.id === id));
}

async function itemViews(
  { db, runtime }: Asking,
  { plan }: OpenPool,
  rows: readonly PoolRow[],
): Promise<PoolItemView[]> {
  const takeIds = rows.filter(({ kind }) => kind !== "upload").map(({ id }) => id);
  const artifacts = await artifactsOfTakes(db, takeIds);
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, kind: row.kind, slot: row.slot, digest: row.digest, seed: row.seed },
      name: row.fileName ?? `${slotName(row.slot, plan)}, take ${row.number}`,
      media: await mediaView(runtime.blobs, row),
      thumbnailUrl: await thumbnailUrlOf(runtime.blobs, row),
      artifactId: artifacts.get(row.id) ?? null,
      durationFrames: row.durationFrames,
      model: row.kind === "upload" ? "" : modelName(row.model),
      prompt: row.prompt,
      draft: row.draft,
      costMicros: row.costMicros,
      createdAt: new Date(row.createdMs).toISOString(),
      score: row.score,
      used: row.used,
      tags: row.tags,
      removed: row.removed,
    })),
  );
}

/** Names are put together from the plan, so that the words of a search are looked for in them here. */
async function searchedWords(
  { db }: Pick<Asking, "db">,
  { pool: { place, plan }, search }: { pool: OpenPool; search: string },
): Promise<SearchedWord[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const { slots, models } = await poolNames(db, place.projectId);
  return words.map((word) => ({
    word,
    slots: slots.filter((slot) => slotName(slot, plan).toLowerCase().includes(word)),
    models: models.filter((model) => modelName(model).toLowerCase().includes(word)),
  }));
}

/** What there is in a pool, to filter by, and where things can be used. */
export async function poolOverview(
  { db }: Pick<SignedInContext, "db">,
  { projectId }: { projectId: string },
): Promise<PoolOverview> {
  const { id, title } = await getProject(db, projectId);
  const { data: brief } = await newestBrief(db, projectId);
  const run = await latestVideoRun(db, projectId);
  const resolved = run && ((await slotValue(db, { runId: run.id, slot: "brief" })) as ResolvedBrief | null);
  const { place, plan } = await openPool(db, projectId);
  const counts = await countPool(db, place);
  const there = counts.filter(({ removed }) => !removed);
  const { finishing } = settingsOf(brief);
  return {
    project: { id, title, fps: plan?.fps ?? brief.fps },
    total: sumOf(there),
    removed: sumOf(counts.filter(({ removed }) => removed)),
    kinds: poolKinds
      .map((kind) => ({ value: kind, label: kind, count: sumOf(there.filter((row) => row.kind === kind)) }))
      .filter(({ count }) => count > 0),
    models: modelsOf(there),
    shots: shotsOf(there, plan),
    tags: (await countTags(db, place)).map(({ tag, count }) => ({ value: tag, label: tag, count })),
    targets: plan
      ? poolTargets(plan, {
          aspect: resolved?.aspect ?? brief.aspect ?? "9:16",
          shortSide: brief.shortSide,
          finishing,
        })
      : [],
  };
}

/** Shots in the order of the plan; those of earlier plans come last. */
function shotsOf(counts: readonly PoolCount[], plan: Plan | null): PoolOverview["shots"] {
  const order = plan?.shots.map(({ key }) => key) ?? [];
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return grouped(counts, ({ slot }) => /^shot\/([^/]+)\//.exec(slot)?.[1] ?? null)
    .toSorted((a, b) => place(a.value) - place(b.value))
    .map((group) => ({ ...group, label: slotName(`shot/${group.value}/clip`, plan).replace(/, clip$/, "") }));
}

/** Models of one name are told apart by the ends of their ids, which say what they make: "animatic/clips". */
function modelsOf(counts: readonly PoolCount[]): PoolOverview["models"] {
  const groups = grouped(counts, ({ model }) => model || null);
  const names = groups.map(({ value }) => modelName(value));
  return groups.map((group, index) => {
    const name = names[index] ?? group.value;
    const isAlone = names.filter((other) => other === name).length === 1;
    return { ...group, label: isAlone ? name : `${name}: ${group.value.split("/").at(-1)}` };
  });
}

function grouped(
  counts: readonly PoolCount[],
  nameOf: (row: PoolCount) => string | null,
): { value: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const row of counts) {
    const name = nameOf(row);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + row.count);
  }
  return [...sums].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}

const sumOf = (counts: readonly PoolCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

const position = z.tuple([z.number(), z.string().max(100)]);

const writeCursor = ({ sortKey, id }: PoolRow) =>
  Buffer.from(JSON.stringify([sortKey, id])).toString("base64url");

function readCursor(cursor: string): { sortKey: number; id: string } {
  try {
    const [sortKey, id] = position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { sortKey, id };
  } catch (error) {
    throw new StudioError(
      "invalid-input",
      "This page of the pool does not exist. Go back to the first one.",
      { cause: error },
    );
  }
}

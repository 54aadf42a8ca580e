import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { countClip } from "@/db/queries/insights/clip-facts";
import { countTakeScores, countVideoScores } from "@/db/queries/insights/metric-facts";
import { countRun } from "@/db/queries/insights/run-facts";
import { makesThings } from "@/db/queries/runs";
import {
  clipFacts,
  exports,
  metricFacts,
  projects,
  runFacts,
  runs,
  scorecards,
  takes,
  videoScorecards,
} from "@/db/schema/all";

/** `scorecards` of takes and of finished videos together. */
export type CaughtUp = { scorecards: number; clips: number; runs: number };

/**
 * Counts what was made before there were counts: clips, scorecards and ended runs without a fact, a batch of each. Each is
 * a transaction of its own; whoever is interrupted goes on where it was.
 */
export async function catchUp(db: Database, batch: number): Promise<CaughtUp> {
  const ofTakes = await eachOf(await uncountedCards(db, batch), ({ takeId, ...card }) =>
    db.transaction((tx) => countTakeScores(tx, takeId, card)),
  );
  const ofVideos = await eachOf(await uncountedVideoCards(db, batch), ({ exportId, ...card }) =>
    db.transaction((tx) => countVideoScores(tx, exportId, card)),
  );
  return {
    clips: await eachOf(await uncountedClips(db, batch), ({ id }) =>
      db.transaction((tx) => countClip(tx, id)),
    ),
    scorecards: ofTakes + ofVideos,
    runs: await eachOf(await uncountedRuns(db, batch), (run) =>
      db.transaction(async (tx) => {
        const [locked] = await tx.select().from(runs).where(eq(runs.id, run.id)).for("update");
        if (locked) await countRun(tx, locked);
      }),
    ),
  };
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<number> {
  for (const item of items) await work(item);
  return items.length;
}

const uncountedClips = (db: Database, limit: number) =>
  db
    .select({ id: takes.id })
    .from(takes)
    .innerJoin(runs, eq(runs.id, takes.runId))
    .leftJoin(clipFacts, eq(clipFacts.takeId, takes.id))
    .where(and(eq(takes.kind, "clip"), isNull(clipFacts.takeId)))
    .orderBy(asc(takes.id))
    .limit(limit);

const uncountedCards = (db: Database, limit: number) =>
  db
    .select({ takeId: scorecards.takeId, version: scorecards.version, data: scorecards.data })
    .from(scorecards)
    .innerJoin(takes, eq(takes.id, scorecards.takeId))
    .innerJoin(runs, eq(runs.id, takes.runId))
    .innerJoin(projects, and(eq(projects.id, takes.projectId), isNull(projects.deletedAt)))
    .where(
      sql`not exists (select 1 from ${metricFacts} f where f.subject_id = ${scorecards.takeId} and f.version = ${scorecards.version})`,
    )
    .orderBy(asc(scorecards.id))
    .limit(limit);

const uncountedVideoCards = (db: Database, limit: number) =>
  db
    .select({
      exportId: videoScorecards.exportId,
      version: videoScorecards.version,
      data: videoScorecards.data,
    })
    .from(videoScorecards)
    .innerJoin(exports, eq(exports.id, videoScorecards.exportId))
    .innerJoin(runs, eq(runs.id, exports.runId))
    .innerJoin(projects, and(eq(projects.id, exports.projectId), isNull(projects.deletedAt)))
    .where(
      sql`not exists (select 1 from ${metricFacts} f where f.subject_id = ${videoScorecards.exportId} and f.version = ${videoScorecards.version})`,
    )
    .orderBy(asc(videoScorecards.id))
    .limit(limit);

const uncountedRuns = (db: Database, limit: number) =>
  db
    .select({ id: runs.id })
    .from(runs)
    .leftJoin(runFacts, eq(runFacts.runId, runs.id))
    .where(
      and(makesThings, notInArray(runs.status, ["queued", "running", "waiting"]), isNull(runFacts.runId)),
    )
    .orderBy(asc(runs.id))
    .limit(limit);

import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { addToAggregate, changedRows, metricSums } from "@/db/queries/insights/daily-counts";
import { type FactPlace, placeOfTake, placeOfVideo } from "@/db/queries/insights/fact-places";
import { exports, scorecards, takes, videoScorecards } from "@/db/schema/all";
import { type FactSubject, type ScoreFact, scoreFacts } from "@/domain/insights/score-facts";

/** What a scorecard is of. Its numbers count once, however often they are told. */
export type ScoredSubject = { id: string; subject: FactSubject; place: FactPlace; version: string };

/** Counts numbers of a scorecard, in the transaction that stores it. Those of deleted projects are not counted. */
export async function countScores(
  tx: Database,
  { id, subject, place, version }: ScoredSubject,
  facts: readonly ScoreFact[],
): Promise<void> {
  if (place.deleted || facts.length === 0) return;
  const { ownerId, projectId, runId, day, model, format, settingsId } = place;
  const rows = facts.map(
    ({ metric, method, score }) =>
      sql`(${id}::uuid, ${ownerId}::uuid, ${projectId}::uuid, ${runId}::uuid, ${day}::date, ${subject}::fact_subject,
        ${metric}, ${method}::fact_method, ${version}, ${model}, ${format}, ${settingsId}::int, ${score}::int)`,
  );
  const changed = sql`
    insert into metric_facts (subject_id, owner_id, project_id, run_id, day, subject, metric, method, version, model,
      format, settings_id, score)
    values ${sql.join(rows, sql`, `)} on conflict do nothing returning *`;
  await addToAggregate(tx, "metrics", { changed, sums: metricSums(changedRows) });
}

const subjectOfKind = {
  frame: "frame",
  reference: "frame",
  hero: "frame",
  clip: "clip",
  music: "sound",
  voice: "sound",
  effect: "sound",
} as const;

/** Counts the scorecard of a take, of whatever version it is. */
export async function countTakeScores(
  tx: Database,
  takeId: string,
  card: { version: string; data: unknown },
): Promise<void> {
  const place = await placeOfTake(tx, takeId);
  const [take] = await tx.select({ kind: takes.kind }).from(takes).where(eq(takes.id, takeId));
  if (!place || !take) return;
  const scored = { id: takeId, subject: subjectOfKind[take.kind], place, version: card.version };
  await countScores(tx, scored, scoreFacts(card.data));
}

/** Counts the scorecard of a finished video. */
export async function countVideoScores(
  tx: Database,
  exportId: string,
  card: { version: string; data: unknown },
): Promise<void> {
  const place = await placeOfVideo(tx, exportId);
  if (!place) return;
  const scored = { id: exportId, subject: "video" as const, place, version: card.version };
  await countScores(tx, scored, scoreFacts(card.data));
}

/** Takes a project's numbers out of every count. */
export async function uncountScores(tx: Database, projectId: string): Promise<void> {
  const changed = sql`delete from metric_facts where project_id = ${projectId}::uuid returning *`;
  await addToAggregate(tx, "metrics", { changed, sums: metricSums(changedRows, -1) });
}

/** Counts a project's scorecards again, e.g. when it is brought back. */
export async function recountScores(tx: Database, projectId: string): Promise<void> {
  const cards = await tx
    .select({ takeId: scorecards.takeId, version: scorecards.version, data: scorecards.data })
    .from(scorecards)
    .innerJoin(takes, eq(takes.id, scorecards.takeId))
    .where(eq(takes.projectId, projectId))
    .orderBy(asc(scorecards.id));
  for (const { takeId, ...card } of cards) await countTakeScores(tx, takeId, card);
  const videos = await tx
    .select({ exportId: exports.id, version: videoScorecards.version, data: videoScorecards.data })
    .from(videoScorecards)
    .innerJoin(exports, eq(exports.id, videoScorecards.exportId))
    .where(eq(exports.projectId, projectId))
    .orderBy(asc(videoScorecards.id));
  for (const { exportId, ...card } of videos) await countVideoScores(tx, exportId, card);
}

import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import {
  effectDifferences,
  effectPairs,
  projects,
  runArtifacts,
  runFacts,
  runs,
  settingsSets,
} from "@/db/schema/all";
import { onlyChange } from "@/domain/insights/run-settings";
import { type RunScore, runScores, type TakeScore } from "@/domain/insights/score-facts";

/** More runs of one brief than this are not looked through for a partner. */
const mostPartners = 200;

type FinishedRun = Awaited<ReturnType<typeof finishedRuns>>[number];

const finishedRuns = (tx: Database, where: ReturnType<typeof and>) =>
  tx
    .select({
      id: runFacts.runId,
      ownerId: runFacts.ownerId,
      taskKey: runFacts.taskKey,
      promptKey: runFacts.promptKey,
      settingsId: runFacts.settingsId,
      settings: settingsSets.data,
      day: runFacts.day,
      seconds: runFacts.seconds,
    })
    .from(runFacts)
    .innerJoin(settingsSets, eq(settingsSets.id, runFacts.settingsId))
    .innerJoin(projects, eq(projects.id, runFacts.projectId))
    .where(and(where, eq(runFacts.status, "done"), isNull(projects.deletedAt)))
    .orderBy(asc(runFacts.runId))
    .limit(mostPartners);

/**
 * Pairs a finished run with earlier ones of the same brief and owner that differ from it in exactly one setting. The
 * first pair of a brief for a change of a setting stays; further ones would count the brief twice.
 */
export async function formPairs(tx: Database, runId: string): Promise<void> {
  const [run] = await finishedRuns(tx, eq(runFacts.runId, runId));
  if (!run) return;
  const partners = await finishedRuns(
    tx,
    and(
      eq(runFacts.ownerId, run.ownerId),
      eq(runFacts.taskKey, run.taskKey),
      ne(runFacts.settingsId, run.settingsId),
    ),
  );
  for (const partner of partners) await formPair(tx, run, partner);
}

async function formPair(tx: Database, run: FinishedRun, partner: FinishedRun): Promise<void> {
  const difference = onlyChange(partner.settings, run.settings);
  if (!difference) return;
  const [from, to] = difference.inOrder ? [partner, run] : [run, partner];
  const { setting, from: fromValue, to: toValue } = difference.change;
  const [pair] = await tx
    .insert(effectPairs)
    .values({
      ownerId: run.ownerId,
      taskKey: run.taskKey,
      promptKey: run.promptKey,
      setting,
      fromValue: JSON.stringify(fromValue),
      toValue: JSON.stringify(toValue),
      fromSettingsId: from.settingsId,
      toSettingsId: to.settingsId,
      fromRunId: from.id,
      toRunId: to.id,
      day: from.day > to.day ? from.day : to.day,
      costMicros: (await costFromNothing(tx, to.id)) - (await costFromNothing(tx, from.id)),
      seconds: from.seconds === null || to.seconds === null ? null : to.seconds - from.seconds,
    })
    .onConflictDoNothing()
    .returning({ id: effectPairs.id });
  if (pair) await storeDifferences(tx, { id: pair.id, fromRunId: from.id, toRunId: to.id });
}

/** What the media of a run did cost when they were first made: what it found ready counts as if it had made it. */
async function costFromNothing(tx: Database, runId: string): Promise<number> {
  const [row] = await queryRows<{ micros: string | number }>(
    tx,
    sql`select coalesce(sum(made.micros), 0) as micros from (
          select max(t.cost_micros) as micros from run_artifacts mine
          join run_artifacts every on every.artifact_id = mine.artifact_id
          join takes t on t.id = every.take_id
          where mine.run_id = ${runId}::uuid group by mine.artifact_id) as made`,
  );
  return Number(row?.micros ?? 0);
}

async function storeDifferences(tx: Database, pair: { id: string; fromRunId: string; toRunId: string }) {
  const key = ({ metric, method, version }: RunScore) => `${metric}/${method}/${version}`;
  const before = new Map((await scoresOfRun(tx, pair.fromRunId)).map((score) => [key(score), score]));
  const rows = (await scoresOfRun(tx, pair.toRunId)).flatMap((after) => {
    const other = before.get(key(after));
    if (!other) return [];
    const { metric, method, version } = after;
    return [{ pairId: pair.id, metric, method, version, difference: after.score - other.score }];
  });
  if (rows.length > 0) await tx.insert(effectDifferences).values(rows).onConflictDoNothing();
}

async function scoresOfRun(tx: Database, runId: string): Promise<RunScore[]> {
  const rows = await queryRows<TakeScore>(
    tx,
    sql`select distinct f.subject_id as "takeId", t.slot, f.version, f.metric, f.method, f.score
        from run_artifacts a join takes t on t.id = a.take_id join metric_facts f on f.subject_id = t.id
        where a.run_id = ${runId}::uuid and f.subject = 'clip'`,
  );
  return runScores(rows);
}

/** Brings the pairs of finished runs that hold a take in line with a scorecard that came after their end. */
export async function refreshPairsOfTake(tx: Database, takeId: string): Promise<void> {
  const holders = await tx
    .select({ runId: runArtifacts.runId })
    .from(runArtifacts)
    .innerJoin(runs, and(eq(runs.id, runArtifacts.runId), eq(runs.status, "done")))
    .where(eq(runArtifacts.takeId, takeId));
  const runIds = holders.map(({ runId }) => runId);
  if (runIds.length === 0) return;
  const pairs = await tx
    .select()
    .from(effectPairs)
    .where(or(inArray(effectPairs.fromRunId, runIds), inArray(effectPairs.toRunId, runIds)))
    .orderBy(asc(effectPairs.id))
    .for("update");
  for (const pair of pairs) {
    await tx.delete(effectDifferences).where(eq(effectDifferences.pairId, pair.id));
    await storeDifferences(tx, pair);
  }
}

/** Dissolves the pairs that a project's runs stand in. */
export async function dropPairsOfProject(tx: Database, projectId: string): Promise<void> {
  const own = tx.select({ id: runs.id }).from(runs).where(eq(runs.projectId, projectId));
  await tx
    .delete(effectPairs)
    .where(or(inArray(effectPairs.fromRunId, own), inArray(effectPairs.toRunId, own)));
}

/** Pairs the runs of a project that was brought back. */
export async function formPairsOfProject(tx: Database, projectId: string): Promise<void> {
  const done = await tx
    .select({ runId: runFacts.runId })
    .from(runFacts)
    .where(and(eq(runFacts.projectId, projectId), eq(runFacts.status, "done")))
    .orderBy(asc(runFacts.runId));
  for (const { runId } of done) await formPairs(tx, runId);
}

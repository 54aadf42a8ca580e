import { and, eq, inArray, max, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { countClip, noteRetaken } from "@/db/queries/insights/clip-facts";
import { settleOperations } from "@/db/queries/operations";
import { addRunEvent, runInputs } from "@/db/queries/runs";
import { selectNewest } from "@/db/queries/selections";
import {
  artifactInputs,
  artifacts,
  cuts,
  elementShots,
  elements,
  exports,
  projects,
  runArtifacts,
  scenes,
  shots,
  takes,
  traces,
} from "@/db/schema/all";
import type { Built, ExportFiles, FinishedWork, RunRef, StoredArtifact } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { attemptsOf } from "@/domain/quality/quality-settings";
import type { StageName } from "@/domain/run/run";
import { attemptNumber, slots } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";

export async function findArtifact(
  db: Database,
  { ownerId, contentKey }: { ownerId: string; contentKey: string },
): Promise<StoredArtifact | null> {
  const [found] = await db
    .select(storedArtifact)
    .from(artifacts)
    .where(and(eq(artifacts.ownerId, ownerId), eq(artifacts.contentKey, contentKey)));
  return found ?? null;
}

const storedArtifact = { id: artifacts.id, contentKey: artifacts.contentKey, data: artifacts.data };

/** One of an owner's results; null for one that is gone, or somebody else's. */
export async function artifactById(
  db: Database,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<StoredArtifact | null> {
  if (!isUuid(id)) return null;
  const [found] = await db
    .select(storedArtifact)
    .from(artifacts)
    .where(and(eq(artifacts.ownerId, ownerId), eq(artifacts.id, id)));
  return found ?? null;
}

const isUuid = (text: string) => z.uuid().safeParse(text).success;

/**
 * Stores a finished piece of work: artifact, what it was made from, its place in the run, its take, what it cost and
 * the news of it, all or nothing. When somebody else stored the same key first, theirs is used.
 */
export function finishWork(db: Database, work: FinishedWork): Promise<Built> {
  return db.transaction(async (tx) => {
    const costMicros = await settleOperations(tx, work.run, work.made?.operationIds ?? []);
    const artifact = await storeArtifact(tx, work);
    const takeId = work.take ? await storeTake(tx, work, costMicros) : null;
    const cached = work.made === null;
    await tx
      .insert(runArtifacts)
      .values({
        runId: work.run.id,
        slot: work.slot,
        artifactId: artifact.id,
        cached,
        takeId,
      })
      .onConflictDoUpdate({
        target: [runArtifacts.runId, runArtifacts.slot],
        set: { artifactId: artifact.id, cached, takeId },
      });
    if (work.event) await addRunEvent(tx, work.run, work.event);
    return { artifactId: artifact.id, takeId, value: artifact.data, cached };
  });
}

async function storeArtifact(db: Database, work: FinishedWork): Promise<StoredArtifact> {
  if (work.known) return work.known;
  if (!work.made) throw new StudioError("invalid-input", "Finished work is either made or known");
  const [stored] = await db
    .insert(artifacts)
    .values({
      ownerId: work.run.ownerId,
      stage: work.stage,
      contentKey: work.contentKey,
      data: work.made.data,
      inputs: work.made.inputs ?? null,
      digests: [...work.made.digests],
    })
    .onConflictDoNothing()
    .returning(storedArtifact);
  if (!stored) {
    const first = await findArtifact(db, { ownerId: work.run.ownerId, contentKey: work.contentKey });
    if (!first) throw new StudioError("conflict", "An artifact vanished while it was stored");
    return first;
  }
  const inputIds = [...new Set(work.inputIds)];
  if (inputIds.length > 0) {
    await db
      .insert(artifactInputs)
      .values(inputIds.map((inputId) => ({ artifactId: stored.id, inputId })))
      .onConflictDoNothing();
  }
  return stored;
}

/** A take belongs to a project: work that is known from another project brings its own row, at no cost. */
async function storeTake(db: Database, work: FinishedWork, costMicros: number): Promise<string> {
  if (!work.take) throw new StudioError("invalid-input", "This work is no take");
  const place = { projectId: work.run.projectId, slot: work.takeSlot, contentKey: work.contentKey };
  await db
    .insert(takes)
    .values({ ...work.take, ...place, runId: work.run.id, costMicros })
    .onConflictDoNothing();
  const [take] = await db
    .select({ id: takes.id })
    .from(takes)
    .where(
      and(
        eq(takes.projectId, place.projectId),
        eq(takes.slot, place.slot),
        eq(takes.contentKey, place.contentKey),
      ),
    );
  if (!take) throw new StudioError("conflict", "A take vanished while it was stored");
  await selectNewest(db, work.run, { slot: place.slot, takeId: take.id });
  await countClip(db, take.id);
  const attempt = attemptNumber(work.slot);
  if (work.made && attempt > 0 && attempt >= (await askedTakes(db, work))) {
    await noteRetaken(db, { runId: work.run.id, slot: place.slot, takeId: take.id });
  }
  return take.id;
}

/** Takes of a shot that the maker has asked for: those beyond were made again by the studio. */
async function askedTakes(db: Database, { run, takeSlot }: FinishedWork): Promise<number> {
  const { brief, workspace } = await runInputs(db, run.id);
  const wished = Object.entries(workspace.clips).find(([shotKey]) => slots.clip(shotKey) === takeSlot)?.[1];
  return wished?.attempts ?? attemptsOf(brief);
}

/** What fills slots of a run; those that nothing fills are absent. */
export async function findResults(
  db: Database,
  run: RunRef,
  slots: readonly string[],
): Promise<Map<string, Built>> {
  const rows = await db
    .select({
      slot: runArtifacts.slot,
      artifactId: artifacts.id,
      takeId: runArtifacts.takeId,
      value: artifacts.data,
      cached: runArtifacts.cached,
    })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(eq(runArtifacts.runId, run.id), inArray(runArtifacts.slot, [...slots])));
  return new Map(rows.map(({ slot, ...built }) => [slot, built]));
}

/**
 * Puts what filled the slots of the project's last video run, all but its cut and its file, into those of this run:
 * a video that is only rendered anew is made of the same takes, by the same plan.
 */
export async function adoptResults(db: Database, run: RunRef): Promise<void> {
  await db.execute(
    sql`insert into run_artifacts (run_id, slot, artifact_id, cached, take_id)
        select ${run.id}, ra.slot, ra.artifact_id, true, ra.take_id from run_artifacts ra
        where ra.slot not in ('cut', 'video') and ra.run_id = (
          select r.id from runs r
          where r.project_id = ${run.projectId} and r.id <> ${run.id} and coalesce(r.options -> 'heroes', r.options -> 'rewrite') is null
            and exists (select 1 from run_artifacts p where p.run_id = r.id and p.slot = 'plan')
          order by r.number desc limit 1)
        on conflict do nothing`,
  );
}

/** Brings the project's scenes, shots and elements in line with a plan; what the plan no longer names goes. */
export function savePlan(db: Database, run: RunRef, plan: Plan): Promise<void> {
  const { projectId } = run;
  return db.transaction(async (tx) => {
    await tx.update(projects).set({ title: plan.title }).where(eq(projects.id, projectId));
    await dropUnplanned(tx, projectId, plan);
    const sceneRows = await tx
      .insert(scenes)
      .values(plan.scenes.map((data, position) => ({ projectId, key: data.key, position, data })))
      .onConflictDoUpdate({
        target: [scenes.projectId, scenes.key],
        set: { position: sql`excluded.position`, data: sql`excluded.data` },
      })
      .returning({ id: scenes.id, key: scenes.key });
    const sceneId = new Map(sceneRows.map(({ key, id }) => [key, id]));
    const shotRows = await tx
      .insert(shots)
      .values(
        plan.shots.map((data, position) => ({
          projectId,
          key: data.key,
          position,
          sceneId: sceneId.get(data.sceneKey) ?? "",
          durationFrames: data.durationFrames,
          data,
        })),
      )
      .onConflictDoUpdate({
        target: [shots.projectId, shots.key],
        set: {
          position: sql`excluded.position`,
          sceneId: sql`excluded.scene_id`,
          durationFrames: sql`excluded.duration_frames`,
          data: sql`excluded.data`,
        },
      })
      .returning({ id: shots.id, key: shots.key });
    const elementRows = await tx
      .insert(elements)
      .values(plan.elements.map((data) => ({ projectId, key: data.key, data })))
      .onConflictDoUpdate({ target: [elements.projectId, elements.key], set: { data: sql`excluded.data` } })
      .returning({ id: elements.id, key: elements.key });
    await saveGroups(tx, plan, { shotRows, elementRows });
  });
}

async function dropUnplanned(db: Database, projectId: string, plan: Plan): Promise<void> {
  const shotKeys = plan.shots.map(({ key }) => key);
  const sceneKeys = plan.scenes.map(({ key }) => key);
  const elementKeys = plan.elements.map(({ key }) => key);
  await db.delete(shots).where(and(eq(shots.projectId, projectId), notInArray(shots.key, shotKeys)));
  await db.delete(scenes).where(and(eq(scenes.projectId, projectId), notInArray(scenes.key, sceneKeys)));
  await db
    .delete(elements)
    .where(and(eq(elements.projectId, projectId), notInArray(elements.key, elementKeys)));
}

type KeyedRow = { id: string; key: string };

async function saveGroups(
  db: Database,
  plan: Plan,
  { shotRows, elementRows }: { shotRows: KeyedRow[]; elementRows: KeyedRow[] },
): Promise<void> {
  const shotId = new Map(shotRows.map(({ key, id }) => [key, id]));
  const elementId = new Map(elementRows.map(({ key, id }) => [key, id]));
  await db.delete(elementShots).where(
    inArray(
      elementShots.elementId,
      elementRows.map(({ id }) => id),
    ),
  );
  const rows = plan.consistencyGroups.flatMap(({ elementKey, shotKeys }) =>
    shotKeys.flatMap((key) => {
      const pair = { elementId: elementId.get(elementKey), shotId: shotId.get(key) };
      return pair.elementId && pair.shotId ? [{ elementId: pair.elementId, shotId: pair.shotId }] : [];
    }),
  );
  if (rows.length > 0) await db.insert(elementShots).values(rows).onConflictDoNothing();
}

export async function saveTrace(
  db: Database,
  run: RunRef,
  trace: { stage: StageName; position: number; title: string; data: Json },
): Promise<void> {
  await db
    .insert(traces)
    .values({ ...trace, runId: run.id })
    .onConflictDoUpdate({
      target: [traces.runId, traces.stage, traces.position],
      set: { title: trace.title, data: trace.data },
    });
}

/** Adds a cut as the next version, unless the newest one is the same. */
export function saveCut(
  db: Database,
  run: RunRef,
  cut: { digest: string; data: Cut },
): Promise<{ cutId: string }> {
  return db.transaction(async (tx) => {
    await tx.select().from(projects).where(eq(projects.id, run.projectId)).for("update");
    const [same] = await tx
      .select({ id: cuts.id })
      .from(cuts)
      .where(and(eq(cuts.projectId, run.projectId), eq(cuts.digest, cut.digest)));
    if (same) return { cutId: same.id };
    const [{ last } = { last: 0 }] = await tx
      .select({ last: max(cuts.version) })
      .from(cuts)
      .where(eq(cuts.projectId, run.projectId));
    const [saved] = await tx
      .insert(cuts)
      .values({ ...cut, projectId: run.projectId, runId: run.id, version: (last ?? 0) + 1 })
      .returning({ id: cuts.id });
    if (!saved) throw new StudioError("conflict", "The cut could not be saved");
    return { cutId: saved.id };
  });
}

/** Adds an export as the next version, unless this very file is there already. */
export function saveExport(
  db: Database,
  run: RunRef,
  { cutId, files }: { cutId: string; files: ExportFiles },
): Promise<{ exportId: string; version: number; isNew: boolean }> {
  return db.transaction(async (tx) => {
    await tx.select().from(projects).where(eq(projects.id, run.projectId)).for("update");
    const [same] = await tx
      .select({ exportId: exports.id, version: exports.version })
      .from(exports)
      .where(and(eq(exports.projectId, run.projectId), eq(exports.digest, files.digest)));
    if (same) return { ...same, isNew: false };
    const [{ last } = { last: 0 }] = await tx
      .select({ last: max(exports.version) })
      .from(exports)
      .where(eq(exports.projectId, run.projectId));
    const [saved] = await tx
      .insert(exports)
      .values({ ...files, cutId, projectId: run.projectId, runId: run.id, version: (last ?? 0) + 1 })
      .returning({ exportId: exports.id, version: exports.version });
    if (!saved) throw new StudioError("conflict", "The export could not be saved");
    return { ...saved, isNew: true };
  });
}

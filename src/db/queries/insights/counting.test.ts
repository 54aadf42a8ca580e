import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Database, queryRows } from "@/db/client";
import { finishWork, saveCut, saveExport } from "@/db/queries/build-records";
import { catchUp } from "@/db/queries/insights/catch-up";
import { noteDecision, noteRedrawn } from "@/db/queries/insights/clip-facts";
import { recountProject, uncountProject } from "@/db/queries/insights/deleted-projects";
import { recountAll, wrongRows } from "@/db/queries/insights/recount";
import { reserve, settle } from "@/db/queries/money/book";
import { addBrief, setDeleted } from "@/db/queries/projects";
import { addRun, moveRun } from "@/db/queries/runs";
import { saveScorecard, saveVideoScorecard } from "@/db/queries/scorecards";
import { selectTake } from "@/db/queries/selections";
import {
  acceptanceDaily,
  clipFacts,
  effectDifferences,
  effectPairs,
  metricDaily,
  metricFacts,
  runFacts,
} from "@/db/schema/all";
import { brief as briefSchema } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import type { Json } from "@/domain/json";
import { createScorecard, type Measurement } from "@/domain/quality/scorecard";
import { createRandom } from "@/domain/random";
import { slots } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let run: RunRef;

beforeEach(async () => {
  db = await testDatabase();
  run = await addMaker(db, "mara");
});

let works = 0;

/** A clip as a run leaves it. @param slot A retake has a slot of its own in the run. */
async function addClip(
  of: RunRef,
  options: { slot?: string; takeSlot?: string; model?: string } = {},
): Promise<string> {
  const { slot = "shot/s1/clip", takeSlot = slot, model = "template" } = options;
  const contentKey = `work-${++works}`;
  const { takeId } = await finishWork(db, {
    run: of,
    stage: "clips",
    slot,
    takeSlot,
    contentKey,
    inputIds: [],
    made: { data: {}, digests: [], operationIds: [] },
    known: null,
    take: {
      kind: "clip",
      digest: contentKey,
      contentType: "video/mp4",
      width: 100,
      height: 100,
      durationFrames: 48,
      model,
      modelVersion: "1",
      seed: 1,
      prompt: "a bottle",
      draft: true,
    },
    event: null,
  });
  return takeId ?? "";
}

const measurement = (metric: Measurement["metric"], score: number): Measurement => ({
  metric,
  method: "signal",
  score,
  raw: score,
  parts: {},
  note: null,
});

async function score(takeId: string, points: number, version = "signal-1"): Promise<void> {
  const card = createScorecard("clip", [
    measurement("imagingQuality", points),
    measurement("motionSmoothness", (points + 40) / 2),
  ]);
  const data = { ...card, version } as unknown as Json;
  await saveScorecard(db, takeId, { version, overall: card.overall, data });
}

/** A finished video as a run leaves it, with its scorecard. */
async function finish(of: RunRef, points: number): Promise<string> {
  const digest = `video-${++works}`;
  const { cutId } = await saveCut(db, of, { digest, data: {} as Cut });
  const pictures = { posterDigest: digest, thumbnailDigest: digest, filmstripDigest: digest };
  const files = { digest, ...pictures, width: 100, height: 100, fps: 24, durationFrames: 120, bytes: 1 };
  const { exportId } = await saveExport(db, of, { cutId, files });
  const card = createScorecard("clip", [measurement("imagingQuality", points)]);
  await saveVideoScorecard(db, exportId, {
    version: card.version,
    overall: card.overall,
    data: card as unknown as Json,
  });
  return exportId;
}

const end = (of: RunRef, to: "done" | "failed" = "done") =>
  db.transaction((tx) => moveRun(tx, of.id, { from: ["queued", "running"], to }));

async function remove(of: RunRef): Promise<void> {
  await db.transaction(async (tx) => {
    await setDeleted(tx, of.projectId, new Date());
    await uncountProject(tx, { projectId: of.projectId, personId: of.ownerId });
  });
}
async function restore(of: RunRef): Promise<void> {
  await db.transaction(async (tx) => {
    await setDeleted(tx, of.projectId, null);
    await recountProject(tx, of.projectId);
  });
}

const allRight = { metrics: 0, clips: 0, runs: 0, costs: 0 };
const clip = async (takeId: string) =>
  (await db.select().from(clipFacts).where(eq(clipFacts.takeId, takeId)))[0];
const acceptance = async () =>
  (await db.select().from(acceptanceDaily).where(eq(acceptanceDaily.scope, "installation")))[0];

test("a scorecard counts for its owner and for everybody, once however often it is told", async () => {
  const takeId = await addClip(run);
  await score(takeId, 80);
  await score(takeId, 80);
  const rows = await db.select().from(metricDaily).where(eq(metricDaily.metric, "imagingQuality"));
  expect(rows.map(({ scope }) => scope).toSorted()).toEqual(["installation", `user:${run.ownerId}`]);
  for (const { n, sum, sumOfSquares, histogram } of rows) {
    expect([n, sum, sumOfSquares]).toEqual([1, 8000, 64_000_000]);
    expect(histogram.indexOf(1)).toBe(16);
  }
  expect(await wrongRows(db)).toEqual(allRight);
});

test("scoring again adds numbers of the new version beside those of the old", async () => {
  const takeId = await addClip(run);
  await score(takeId, 80);
  await score(takeId, 70, "signal-2");
  const rows = await db.select().from(metricDaily).where(eq(metricDaily.metric, "overall"));
  expect(rows.map(({ version, n }) => `${version} ${n}`).toSorted()).toEqual([
    "signal-1 1",
    "signal-1 1",
    "signal-2 1",
    "signal-2 1",
  ]);
});

test("a take of long ago counts on the day on which it was made", async () => {
  const takeId = await addClip(run);
  await db.execute(sql`update takes set created_at = '2026-02-03T23:30:00Z' where id = ${takeId}::uuid`);
  await score(takeId, 80);
  const rows = await db.select().from(metricDaily).where(eq(metricDaily.metric, "overall"));
  expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(["2026-02-03"]));
});

test("a finished video counts beside its clips, never with them, under the model that made most of them", async () => {
  for (const [shot, model] of ["wan", "kling", "kling"].entries())
    await score(await addClip(run, { slot: `shot/s${shot}/clip`, model }), 40);
  const exportId = await finish(run, 90);
  const mine = await db
    .select()
    .from(metricDaily)
    .where(eq(metricDaily.scope, `user:${run.ownerId}`));
  const counted = mine.filter(({ metric }) => metric === "imagingQuality");
  const told = counted.map(({ subject, model, n, sum }) => `${subject} ${model} ${n} ${sum}`);
  expect(told.toSorted()).toEqual(["clip kling 2 8000", "clip wan 1 4000", "video kling 1 9000"]);
  await remove(run);
  expect(await db.select().from(metricFacts)).toEqual([]);
  await restore(run);
  const facts = await db.select().from(metricFacts).where(eq(metricFacts.subjectId, exportId));
  expect(facts.map(({ metric }) => metric).toSorted()).toEqual(["imagingQuality", "overall"]);
  expect(await wrongRows(db)).toEqual(allRight);
});

test("deleting a project takes its numbers out, counts its clips as turned down, and undoing it undoes both", async () => {
  const takeId = await addClip(run);
  await score(takeId, 80);
  await remove(run);
  expect(await db.select().from(metricFacts)).toEqual([]);
  expect(await clip(takeId)).toMatchObject({ deleted: true, standing: "rejected" });
  expect(await wrongRows(db)).toEqual(allRight);
  await restore(run);
  expect(await db.select().from(metricFacts)).toHaveLength(3);
  expect(await clip(takeId)).toMatchObject({ deleted: false, standing: "open" });
  expect(await wrongRows(db)).toEqual(allRight);
});

test("a download counts once a person and day, and accepts; having it drawn again afterwards turns down", async () => {
  const takeId = await addClip(run);
  const at = (time: string) => ({
    kind: "downloaded" as const,
    takeIds: [takeId],
    personId: run.ownerId,
    at: new Date(time),
  });
  for (const time of ["2026-02-01T10:00:00Z", "2026-02-01T11:00:00Z", "2026-02-02T10:00:00Z"]) {
    await db.transaction((tx) => noteDecision(tx, at(time)));
  }
  const events = await queryRows(db, sql`select * from acceptance_events where kind = 'downloaded'`);
  expect(events).toHaveLength(2);
  expect(await acceptance()).toMatchObject({ clips: 1, downloaded: 1, accepted: 1, regenerated: 0 });
  await db.transaction((tx) =>
    noteRedrawn(tx, { projectId: run.projectId, slot: "shot/s1/clip", personId: run.ownerId }),
  );
  expect(await acceptance()).toMatchObject({ clips: 1, downloaded: 1, accepted: 0, regenerated: 1 });
});

test("what the checks choose and make again is counted, and is nobody's judgement", async () => {
  const first = await addClip(run);
  const second = await addClip(run, { slot: slots.attempt("s1", 1), takeSlot: "shot/s1/clip" });
  await selectTake(db, run, { slot: "shot/s1/clip", takeId: second, reason: "better", alternatives: [] });
  await selectTake(db, run, { slot: "shot/s1/clip", takeId: second, reason: "better", alternatives: [] });
  expect(await clip(first)).toMatchObject({ regenerated: true, selected: false, standing: "open" });
  expect(await clip(second)).toMatchObject({ regenerated: false, selected: true, standing: "open" });
  expect(await queryRows(db, sql`select * from acceptance_events`)).toHaveLength(2);
});

test("a run that fails and is taken up again counts once, as it ended last", async () => {
  await end(run, "failed");
  expect(await db.select().from(runFacts)).toMatchObject([{ status: "failed" }]);
  await db.transaction((tx) => moveRun(tx, run.id, { from: ["failed"], to: "queued", newAttempt: true }));
  expect(await db.select().from(runFacts)).toEqual([]);
  await end(run);
  expect(await db.select().from(runFacts)).toMatchObject([{ status: "done", seconds: null }]);
  expect(await wrongRows(db)).toEqual(allRight);
});

/** Another run of the same brief, with other settings. */
async function runWith(coherence: Partial<Record<string, boolean>>, prompt = "A bottle on a beach at noon") {
  const other = await addProjectRun(db, { ownerId: run.ownerId, title: prompt });
  const data = briefSchema.parse({ prompt, coherence });
  const { briefId } = await addBrief(db, { projectId: other.projectId, brief: data, digest: prompt });
  return addRun(db, {
    projectId: other.projectId,
    ownerId: run.ownerId,
    briefId,
    options: { shotSeeds: {} },
  });
}

test("two runs of one brief that differ in one setting are a pair, from off to on, with what it changed", async () => {
  const on = await runWith({});
  await score(await addClip(on), 80);
  const off = await runWith({ chainedFrames: false });
  await score(await addClip(off), 60);
  const two = await runWith({ chainedFrames: false, sameSeed: false });
  await end(on);
  await end(off);
  const [pair, ...more] = await db.select().from(effectPairs);
  expect(more).toEqual([]);
  expect(pair).toMatchObject({
    setting: "chainedFrames",
    fromValue: "false",
    toValue: "true",
    fromRunId: off.id,
    toRunId: on.id,
  });
  const differences = await db.select().from(effectDifferences);
  expect(differences.find(({ metric }) => metric === "imagingQuality")).toMatchObject({ difference: 2000 });
  await end(two);
  const settings = (await db.select().from(effectPairs)).map(({ setting }) => setting);
  expect(settings.toSorted()).toEqual(["chainedFrames", "sameSeed"]);
  await remove(off);
  expect(await db.select().from(effectPairs)).toEqual([]);
  await restore(off);
  expect(await db.select().from(effectPairs)).toHaveLength(2);
});

test("a brief counts once for a change, and other briefs are no pair with it", async () => {
  const runs = [await runWith({}), await runWith({ music: true }), await runWith({ chainedFrames: false })];
  const elsewhere = await runWith({ chainedFrames: false }, "A kettle in a kitchen at dawn");
  for (const one of [...runs, elsewhere]) await end(one);
  expect(await db.select().from(effectPairs)).toHaveLength(1);
});

test("a score that comes after the run has ended changes its pairs", async () => {
  const on = await runWith({});
  const off = await runWith({ chainedFrames: false });
  const [onClip, offClip] = [await addClip(on), await addClip(off)];
  await end(on);
  await end(off);
  expect(await db.select().from(effectDifferences)).toEqual([]);
  await score(onClip, 90, "signal-2");
  await score(offClip, 80, "signal-2");
  const differences = await db.select().from(effectDifferences);
  expect(differences.find(({ metric }) => metric === "imagingQuality")).toMatchObject({
    version: "signal-2",
    difference: 1000,
  });
});

test("what was made before there were counts is counted afterwards, batch by batch, to the same numbers", async () => {
  for (let shot = 1; shot <= 3; shot++)
    await score(await addClip(run, { slot: `shot/s${shot}/clip` }), 50 + shot);
  await finish(run, 70);
  await end(run);
  const counted = await db.select().from(metricDaily);
  for (const table of [
    "metric_facts",
    "metric_daily",
    "clip_facts",
    "acceptance_daily",
    "run_facts",
    "run_daily",
  ]) {
    await db.execute(sql.raw(`delete from ${table}`));
  }
  expect(await catchUp(db, 2)).toEqual({ clips: 2, scorecards: 3, runs: 1 });
  expect(await catchUp(db, 2)).toEqual({ clips: 1, scorecards: 1, runs: 0 });
  expect(await catchUp(db, 2)).toEqual({ clips: 0, scorecards: 0, runs: 0 });
  const order = (rows: typeof counted) => rows.map((row) => JSON.stringify(row)).toSorted();
  expect(order(await db.select().from(metricDaily))).toEqual(order(counted));
});

test("recounting repairs what is wrong, and the check sees it", async () => {
  await score(await addClip(run), 80);
  await db.execute(sql`update metric_daily set n = n + 1 where metric = 'overall'`);
  await db.execute(sql`delete from acceptance_daily`);
  expect(await wrongRows(db)).toEqual({ metrics: 2, clips: 2, runs: 0, costs: 0 });
  await recountAll(db);
  expect(await wrongRows(db)).toEqual(allRight);
});

test("whatever happens in whatever order, the sums are what counting the facts anew gives", {
  timeout: 60_000,
}, async () => {
  const random = createRandom("operations");
  const people = [run, await addMaker(db, "ana")];
  const open: RunRef[] = [...people];
  const clips: { run: RunRef; takeId: string }[] = [];
  const deleted = new Set<RunRef>();
  const anyClip = () => (clips.length === 0 ? null : (clips[random.index(clips.length)] ?? null));
  const anyRun = () => open[random.index(open.length)] ?? run;
  const operations = [
    async () => {
      const of = anyRun();
      const slot = `shot/s${random.index(3)}/clip`;
      clips.push({ run: of, takeId: await addClip(of, { slot, model: random.pick(["wan", "veo"]) }) });
    },
    async () => {
      const one = anyClip();
      if (one)
        await score(
          one.takeId,
          Math.round(random.between(0, 1000)) / 10,
          random.pick(["signal-1", "signal-2"]),
        );
    },
    async () => {
      const one = anyClip();
      const kind = random.pick(["selected", "downloaded", "regenerated"] as const);
      const at = new Date(Date.UTC(2026, 1, 1 + random.index(20)));
      if (one) {
        await db.transaction((tx) =>
          noteDecision(tx, { kind, takeIds: [one.takeId], personId: one.run.ownerId, at }),
        );
      }
    },
    async () => {
      const owner = random.pick([people[0] ?? run, people[1] ?? run]);
      open.push(await addProjectRun(db, { ownerId: owner.ownerId, title: `Video ${open.length}` }));
    },
    async () => {
      await end(anyRun(), random.pick(["done", "failed"]));
    },
    async () => {
      const of = anyRun();
      await db.transaction((tx) => moveRun(tx, of.id, { from: ["failed"], to: "queued", newAttempt: true }));
    },
    async () => {
      const of = anyRun();
      if (deleted.delete(of)) await restore(of);
      else if (random.next() < 0.4) {
        deleted.add(of);
        await remove(of);
      }
    },
    async () => {
      const booked = {
        run: anyRun(),
        operationId: null,
        operationKey: `call-${++works}`,
        provider: "replicate",
        stage: "clips" as const,
        model: random.pick(["wan", "veo"]),
        description: "Clip",
        at: new Date(Date.UTC(2026, 1, 1 + random.index(20))),
      };
      await reserve(db, { ...booked, amountMicros: 500 }, noLimits);
      await settle(db, { ...booked, reservedMicros: 500, chargedMicros: random.index(3) * 100 });
    },
  ] as const;
  for (let step = 0; step < 300; step++) await operations[random.index(operations.length)]?.();
  expect(clips.length).toBeGreaterThan(10);
  const [{ counted } = { counted: 0 }] = await queryRows<{ counted: number }>(
    db,
    sql`select count(*)::int as counted from metric_facts`,
  );
  expect(counted).toBeGreaterThan(20);
  expect(await wrongRows(db)).toEqual(allRight);
  await expectDailyMeans();
});

/** Counted here once more, without the code that keeps the sums. */
async function expectDailyMeans(): Promise<void> {
  const facts = await db.select().from(metricFacts);
  const sums = new Map<string, number>();
  for (const { ownerId, metric, version, score: points } of facts) {
    for (const scope of ["installation", `user:${ownerId}`]) {
      const key = `${scope} ${metric} ${version}`;
      sums.set(key, (sums.get(key) ?? 0) + points);
    }
  }
  const kept = new Map<string, number>();
  for (const { scope, metric, version, sum } of await db.select().from(metricDaily)) {
    const key = `${scope} ${metric} ${version}`;
    kept.set(key, (kept.get(key) ?? 0) + sum);
  }
  const present = (map: Map<string, number>) => [...map].filter(([, sum]) => sum !== 0).toSorted();
  expect(present(kept)).toEqual(present(sums));
}

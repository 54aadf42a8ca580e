import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { runTraces } from "@/db/queries/project-history";
import { runEventsAfter } from "@/db/queries/runs";
import type { Built, RunRef } from "@/domain/build/build";
import type { Plan } from "@/domain/plan/plan";
import type { Measurement } from "@/domain/quality/scorecard";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { checkFaces } from "@/pipeline/stages/score-clips/check-faces";
import type { StoredClip } from "@/pipeline/stored-media";
import { createMeasure } from "@/quality/measure";
import { createNetworks } from "@/quality/models/networks";
import { openWeightsFolder } from "@/quality/models/weights-folder";
import { writeTinyWeights } from "@/testing/onnx/test-weights";
import { plannedAd } from "@/testing/planned-ad";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { createWorkerPool } from "@/workers/worker-pool";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";
const planned = plannedAd(prompt, { durationSeconds: 15, clips: 3 });
const [anyElement] = planned.plan.elements;
if (!anyElement) throw new Error("the plan has no element");

/** Mia is in every shot, alone. */
const plan: Plan = {
  ...planned.plan,
  elements: [{ ...anyElement, key: "mia", kind: "character", name: "Mia" }],
  shots: planned.plan.shots.map((shot) => ({
    ...shot,
    elements: [{ key: "mia", visibility: "full", emphasis: 1, action: "smiles" }],
  })),
};
const brief = (faceConsistency: boolean) => ({
  ...planned.brief,
  coherence: { ...planned.brief.coherence, faceConsistency },
});

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let folder: string;
const workers = createWorkerPool({ size: 1 });

beforeAll(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  folder = await mkdtemp(path.join(os.tmpdir(), "faces-"));
  for (const colour of ["red", "blue", "black"]) {
    const source = `color=${colour}:s=160x160:r=24:d=0.3`;
    const output = ["-pix_fmt", "yuv420p", "-c:v", "libx264", path.join(folder, `${colour}.mp4`)];
    await promisify(execFile)("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source, ...output]);
  }
}, 120_000);
afterAll(async () => {
  await studio.close();
  await workers.close();
  await rm(folder, { recursive: true, force: true });
});

/** Tiny networks that take a face's colour for its owner; a black picture shows nobody. */
async function install(): Promise<void> {
  const weights = path.join(folder, "weights");
  const engine = await resolveMediaEngine();
  const media = async () => engine;
  const networks = createNetworks({
    folder: openWeightsFolder({ folder: weights, networks: await writeTinyWeights(weights) }),
    workers,
    media,
    onTrouble: (error) => {
      throw error;
    },
  });
  studio.deps.measure = createMeasure({ workers: studio.deps.workers, media, networks });
}

async function storedClip(ctx: RunContext, colour: string, shotKey: string): Promise<Built<StoredClip>> {
  const file = createReadStream(path.join(folder, `${colour}.mp4`));
  const { digest } = await ctx.blobs.put(file, { contentType: "video/mp4" });
  const value: StoredClip = {
    ...{
      digest,
      contentType: "video/mp4",
      model: "fake/video",
      modelVersion: "1",
      seed: 1,
      prompt: "",
      draft: true,
    },
    ...{ width: 160, height: 160, fps: 24, durationFrames: 7 },
  };
  return build<StoredClip>(ctx, {
    stage: "clips",
    slot: `shot/${shotKey}/clip`,
    version: 1,
    inputs: { digest, shotKey },
    dependsOn: [],
    make: async () => ({ value, digests: [digest] }),
  });
}

/** What a run whose clips have these colours says of its faces. */
async function checked(colours: readonly string[], { wanted = true, seed = 1 } = {}) {
  const run: RunRef = await studio.open({ prompt, seed });
  const found: { measurement: Measurement | null } = { measurement: null };
  await studio.run(run, {
    recipe: async (ctx) => {
      const clips = await Promise.all(
        plan.shots.map(async ({ key }, index) => ({
          shotKey: key,
          clip: await storedClip(ctx, colours[index] ?? "black", key),
        })),
      );
      found.measurement = await checkFaces(ctx, { brief: brief(wanted), plan, clips });
      return { status: "done" };
    },
  });
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  const notes = events.flatMap(({ data }) => (data.type === "note" ? [data.message] : []));
  return { ...found, notes, traces: await runTraces(db, run.id) };
}

test("without the networks the maker is told what they need; a run that did not ask is told nothing", {
  timeout: 30_000,
}, async () => {
  const { measurement, notes } = await checked(["red", "red", "blue"], { seed: 1 });
  expect(measurement).toBeNull();
  expect(notes.join()).toContain("the networks for faces are not installed");
  await install();
  const unasked = await checked(["red", "red", "blue"], { wanted: false, seed: 2 });
  expect(unasked).toMatchObject({ measurement: null, notes: [], traces: [] });
});

test("a face that changes is a distance, told with the shots that differ; equal faces are none", {
  timeout: 60_000,
}, async () => {
  await install();
  const same = await checked(["red", "red", "red"], { seed: 3 });
  expect(same.measurement).toMatchObject({ metric: "faceDistance", method: "model", score: 100 });
  expect(same.measurement?.raw).toBeCloseTo(0, 5);

  const changed = await checked(["red", "red", "blue"], { seed: 4 });
  expect(changed.measurement?.raw).toBeGreaterThan(0.1);
  expect(changed.notes.join()).toMatch(/Mia: a face in 3 of 3 shots, shot 1 and shot 3 differ most/);
  expect(changed.traces.map(({ title }) => title)).toEqual(["Faces of characters"]);
});

test("a shot without a face is counted and is no distance of zero", { timeout: 60_000 }, async () => {
  await install();
  const { measurement, notes } = await checked(["red", "black", "black"], { seed: 5 });
  expect(measurement).toBeNull();
  expect(notes.join()).toContain("A face of Mia was found in fewer than two shots");
});

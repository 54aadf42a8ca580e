import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectTakes } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { latestRun, moveRun, refOf } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import { modelChoice } from "@/domain/catalogue/model-choice";
import type { CostEstimate } from "@/domain/view/views";
import { digestOf } from "@/pipeline/content-key";
import type { Models } from "@/pipeline/ports";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { estimateRedraw, redrawShot } from "@/server/runs/redraw-shot";
import { videoView } from "@/server/videos/video-view";
import { fakeModels } from "@/testing/fake-models";
import { makePlainClip } from "@/testing/plain-clips";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";
import { createProject } from "./create-project";
import { estimateProject } from "./estimate-project";
import { estimateReal, makeReal } from "./make-real";
import { projectView } from "./project-view";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";
/** Without scoring, which is not asked about here and takes most of the time. */
const coherence = { qualityRegeneration: false, finishing: false };
const short = { prompt, durationSeconds: 5, clips: 2, aspect: "1:1" as const, coherence };
const paid = modelChoice.parse({ image: "paid/image", video: "paid/video" });
const pictureMicros = 30_000;

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let drawn: ReturnType<typeof fakeModels>;
let draft: RunRef;
let ctx: SignedInContext;

beforeEach(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  drawn = fakeModels({
    maker: "paid",
    draft: false,
    text: createTemplateTextModel(),
    makeClip: makePlainClip,
    priceMicros: pictureMicros,
  });
  draft = await studio.open(short);
  ctx = {
    db,
    user: { userId: draft.ownerId, username: "tester", role: "maker" },
    runtime: runtimeWith(studio.models),
    address: "test",
  };
});
afterEach(async () => {
  await studio.close();
});

/** The part of a runtime that these operations reach, with two makers of models. */
function runtimeWith(local: Models): Runtime {
  const pick = <Kind extends "image" | "video">(kind: Kind, id: string | null): Models[Kind] =>
    id?.startsWith("paid/") ? drawn.models[kind] : local[kind];
  const models: Pick<Runtime["models"], "local" | "forChoice" | "offers"> = {
    local,
    offers: async () => [],
    forChoice: async (_ownerId, choice) => ({
      ...local,
      image: pick("image", choice.image),
      video: pick("video", choice.video),
    }),
  };
  return {
    models,
    env: { concurrency: 2 },
    blobs: studio.blobs,
    briefDigest: digestOf,
    outbox: { add: async () => undefined },
  } as unknown as Runtime;
}

async function newestRun(projectId: string): Promise<RunRef> {
  const run = await latestRun(db, projectId);
  if (!run) throw new Error("the project has no run");
  return refOf(run);
}

/** What is drawn and paid is the point here, not the file. */
const unrendered = { recipe: unrenderedAd };

const madeOf = ({ lines }: CostEstimate) =>
  Object.fromEntries(lines.map(({ stage, unit, cached }) => [`${stage} ${unit}`, !cached]));

test("a draft made real keeps its words, plan and sound, and has new frames and clips for the price that was said", async () => {
  expect(await studio.run(draft, unrendered)).toEqual({ status: "done" });
  const drafted = await projectView(ctx, draft);
  const price = await estimateReal(ctx, { projectId: draft.projectId, models: paid });
  expect(madeOf(price)).toMatchObject({
    "enhance questions": false,
    "plan questions": false,
    "frames pictures": true,
    "clips clips": true,
    "sound track": false,
  });
  expect(price.byShot).toHaveLength(2);

  await makeReal(ctx, { projectId: draft.projectId, models: paid });
  const run = await newestRun(draft.projectId);
  expect(run.options.estimateMicros).toBe(price.totalMicros);
  expect((await newestBrief(db, draft.projectId)).data.models).toEqual(paid);
  const asked = studio.calls.length;
  expect(await studio.run(run, { ...unrendered, models: { ...drawn.models, ...kept() } })).toEqual({
    status: "done",
  });

  expect(studio.calls).toHaveLength(asked);
  const real = await projectView(ctx, draft);
  expect(real.plan).toEqual(drafted.plan);
  const pieces = price.lines.filter(({ cached }) => !cached).reduce((sum, { quantity }) => sum + quantity, 0);
  expect(drawn.calls).toHaveLength(pieces);
  const chosen = (await projectTakes(db, draft.projectId)).filter(({ take, chosen: id }) => id === take.id);
  expect(
    chosen.filter(({ take }) => ["clip", "frame"].includes(take.kind)).map(({ take }) => take.model),
  ).toEqual(expect.not.arrayContaining(["fake/image", "fake/video"]));

  const { versions, costs } = await videoView(ctx, draft);
  expect(versions.map(({ version, draft: isDraft }) => [version, isDraft])).toEqual([
    [2, false],
    [1, true],
  ]);
  // The draft was begun at the desk, without an estimate: there is no sum to compare with.
  expect(costs.estimateMicros).toBeNull();

  const again = await estimateReal(ctx, { projectId: draft.projectId, models: paid });
  expect(again.lines.every(({ cached }) => cached)).toBe(true);
  expect(again.totalMicros).toBe(0);
});

/** Words and sound are this machine's in both. */
function kept(): Pick<Models, "text" | "music" | "effects" | "speech"> {
  const { text, music, effects, speech } = studio.models;
  return { text, music, effects, speech };
}

test("only a project at rest is made again, and two clicks make one run", async () => {
  const { projectId } = draft;
  await expect(makeReal(ctx, { projectId, models: paid })).rejects.toMatchObject({ code: "conflict" });
  await moveRun(db, draft.id, { from: ["queued"], to: "cancelled" });
  const clicks = await Promise.allSettled([
    makeReal(ctx, { projectId, models: paid }),
    makeReal(ctx, { projectId, models: paid }),
  ]);
  expect(clicks.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(clicks.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect((await latestRun(db, projectId))?.number).toBe(2);
});

test("a draft is free, and remembers what it is a draft of", async () => {
  const brief = { ...(await newestBrief(db, draft.projectId)).data, models: paid };
  expect((await estimateProject(ctx, { brief })).totalMicros).toBeGreaterThan(0);
  const { projectId } = await createProject(ctx, { brief, draftFirst: true });
  const run = await latestRun(db, projectId);
  expect(run?.options).toMatchObject({ estimateMicros: 0, finalModels: paid });
  expect((await newestBrief(db, projectId)).data.models).toEqual(modelChoice.parse({}));
});

test("redrawing a shot is priced as its own frames and clip, and stays a draft of the same", async () => {
  const { projectId } = draft;
  expect(await studio.run(draft, { ...unrendered, models: { ...drawn.models, ...kept() } })).toEqual({
    status: "done",
  });
  await expect(estimateRedraw(ctx, { projectId, shotKey: "none" })).rejects.toMatchObject({
    code: "not-found",
  });
  const view = await projectView(ctx, draft);
  const shotKey = view.plan?.shots.at(-1)?.key ?? "";
  ctx.runtime = runtimeWith({ ...drawn.models, ...kept() });
  const price = await estimateRedraw(ctx, { projectId, shotKey });
  expect(price.byShot.filter(({ cached }) => !cached).map((shot) => shot.shotKey)).toEqual([shotKey]);
  const calls = drawn.calls.length;
  await redrawShot(ctx, { projectId, shotKey, seed: 7 });
  await studio.run(await newestRun(projectId), { ...unrendered, models: { ...drawn.models, ...kept() } });
  const pieces = price.lines.filter(({ cached }) => !cached).reduce((sum, { quantity }) => sum + quantity, 0);
  expect(drawn.calls.length - calls).toBe(pieces);
});

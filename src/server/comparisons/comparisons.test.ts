import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { variationsOf } from "@/db/queries/comparisons";
import { selectedTake } from "@/db/queries/maker-choices";
import { projectTakes } from "@/db/queries/project-history";
import { countProjects, projectExports, setDeleted } from "@/db/queries/projects";
import { latestRun, refOf } from "@/db/queries/runs";
import { findSelection } from "@/db/queries/selections";
import { outboxEvents } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { type WantedComparisonInput, wantedComparison } from "@/domain/comparison/comparison";
import { StudioError } from "@/domain/errors";
import { slots } from "@/domain/shot/take";
import { digestOf } from "@/pipeline/content-key";
import type { Models } from "@/pipeline/ports";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { projectView } from "@/server/projects/project-view";
import { cancelRun } from "@/server/runs/cancel-run";
import { redrawShot } from "@/server/runs/redraw-shot";
import { videoView } from "@/server/videos/video-view";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";
import { comparisonView } from "./comparison-view";
import { createComparison, estimateComparison } from "./create-comparison";
import { decide, removeComparison, restoreComparison } from "./decide";
import { listComparisons } from "./list-comparisons";
import { takeShot } from "./take-shot";
import { watchComparison } from "./watch-comparison";

const requestKey = "01a1fc29-2903-77ac-9c52-11af1d7aac61";
const coherence = { twoAgentEnhancement: false, qualityRegeneration: false, finishing: false };
const base = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 1,
  aspect: "1:1" as const,
  music: false,
  voice: false,
  coherence,
};
const seeds = (...values: number[]): WantedComparisonInput => ({
  base,
  variations: values.map((seed) => ({ change: { kind: "seeds", seed } })),
});

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let ctx: SignedInContext;
/** Calls that begin like this are refused by the models. */
let refused: string | null;

beforeEach(async () => {
  db = await testDatabase();
  refused = null;
  studio = await testStudio(db, {
    before(call) {
      if (refused && call.startsWith(refused))
        throw new StudioError("provider-rejected", "The model took no such prompt");
    },
  });
  const { ownerId } = await addMaker(db, "tester");
  ctx = {
    db,
    user: { userId: ownerId, username: "tester", role: "maker" },
    runtime: runtimeWith(studio.models),
    address: "test",
  };
});
afterEach(() => studio.close());

/** The part of a runtime that these operations reach. */
function runtimeWith(local: Models): Runtime {
  const models: Pick<Runtime["models"], "local" | "forChoice" | "offers"> = {
    local,
    offers: async () => [],
    forChoice: async () => local,
  };
  const add: Runtime["outbox"]["add"] = async (tx, event) => {
    await tx.insert(outboxEvents).values(event);
  };
  return {
    models,
    env: { concurrency: 2 },
    blobs: studio.blobs,
    briefDigest: digestOf,
    outbox: { add },
  } as unknown as Runtime;
}

const create = (input: WantedComparisonInput) =>
  createComparison(ctx, { wanted: wantedComparison.parse(input), requestKey });

async function newestRun(projectId: string): Promise<RunRef> {
  const run = await latestRun(db, projectId);
  if (!run) throw new Error("the project has no run");
  return refOf(run);
}

async function projectsOf(comparisonId: string): Promise<string[]> {
  return (await variationsOf(db, [comparisonId])).map(({ projectId }) => projectId);
}

/** The slot of the first shot's clip. */
async function clipSlot(projectId: string): Promise<string> {
  const { plan } = await projectView(ctx, { projectId });
  return slots.clip(plan?.shots[0]?.key ?? "");
}

test("one call makes the group, its projects and the requests for their runs; a double click makes no second one", async () => {
  const before = await countProjects(db, ctx.user.userId);
  const [first, second] = await Promise.all([create(seeds(1, 2, 3)), create(seeds(1, 2, 3))]);
  expect(second).toEqual(first);
  expect(await countProjects(db, ctx.user.userId)).toBe(before + 3);
  expect(await db.select().from(outboxEvents)).toHaveLength(3);
  const view = await comparisonView(ctx, first);
  expect(view.variations.map(({ label, brief }) => [label, brief.seed])).toEqual([
    ["A", 1],
    ["B", 2],
    ["C", 3],
  ]);
  expect((await listComparisons(ctx, { limit: 10 })).items).toMatchObject([{ id: first.comparisonId }]);
});

test("nothing of a group is there when one of its variations cannot be made", async () => {
  const before = await countProjects(db, ctx.user.userId);
  const lost = { ...base, imageDigests: ["no such upload"] };
  const wanted = { base: lost, variations: seeds(1, 2).variations };
  await expect(create(wanted)).rejects.toMatchObject({ code: "invalid-input" });
  expect(await countProjects(db, ctx.user.userId)).toBe(before);
  expect((await listComparisons(ctx, { limit: 10 })).items).toEqual([]);
});

test("one variation that fails leaves the others alone, and says why", async () => {
  const { comparisonId } = await create(seeds(1, 2));
  const [good = "", bad = ""] = await projectsOf(comparisonId);
  refused = "image";
  await studio.run(await newestRun(bad), { recipe: unrenderedAd });
  refused = null;
  expect(await studio.run(await newestRun(good), { recipe: unrenderedAd })).toEqual({ status: "done" });
  const { variations } = await comparisonView(ctx, { comparisonId });
  expect(variations[0]?.progress).toMatchObject({ status: "done", percent: 100, failure: null });
  expect(variations[0]?.video?.version).toBe(1);
  expect(variations[1]?.progress.status).not.toBe("done");
  expect(variations[1]?.progress.failure?.message).toContain("The model took no such prompt");
  expect(variations[1]?.video).toBeNull();

  // What is made already costs nothing in the estimate of another comparison.
  const [made, fresh] = (await estimateComparison(ctx, wantedComparison.parse(seeds(1, 5)))).variations;
  expect(made?.lines.length).toBeGreaterThan(0);
  expect(made?.lines.every(({ cached }) => cached)).toBe(true);
  expect(fresh?.lines.some(({ cached }) => cached)).toBe(false);
});

test("a shot taken across is the same file at no cost, and only the cut is made anew", async () => {
  const { comparisonId } = await create(seeds(1, 2));
  const [into = "", from = ""] = await projectsOf(comparisonId);
  await studio.run(await newestRun(into), { recipe: unrenderedAd });
  const request = { comparisonId, from: 1, into: 0, shot: 1 };
  await expect(takeShot(ctx, request)).rejects.toMatchObject({ code: "conflict" });
  await studio.run(await newestRun(from), { recipe: unrenderedAd });
  await expect(takeShot(ctx, { ...request, from: 0 })).rejects.toThrow("two different");
  await expect(takeShot(ctx, { ...request, shot: 9 })).rejects.toThrow("A has no shot 9");
  const theirs = await selectedTake(db, { projectId: from, slot: await clipSlot(from) });
  const asked = studio.calls.length;

  await takeShot(ctx, request);
  await expect(takeShot(ctx, request)).rejects.toMatchObject({ code: "conflict" });
  expect(await studio.run(await newestRun(into), { recipe: unrenderedAd })).toEqual({ status: "done" });

  expect(studio.calls).toHaveLength(asked);
  const slot = await clipSlot(into);
  const adopted = (await projectTakes(db, into)).find(({ take, chosen }) => take.slot === slot && chosen);
  expect(adopted?.take).toMatchObject({ digest: theirs?.digest, costMicros: 0 });
  expect(adopted?.reason).toBe("Taken by you from B, shot 1");
  const { versions } = await videoView(ctx, { projectId: into });
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(new Set((await projectExports(db, into)).map(({ digest }) => digest)).size).toBe(2);

  // Drawing the shot again is a newer wish than the choice.
  await redrawShot(ctx, { projectId: into, shotKey: slot.split("/")[1] ?? "", seed: 9 });
  expect(await findSelection(db, { projectId: into, slot })).toMatchObject({ chosenBy: "system" });
});

test("deleting a group takes its videos along and brings back what it took, not what was deleted before", async () => {
  const { comparisonId } = await create(seeds(1, 2, 3));
  const [first = "", , third = ""] = await projectsOf(comparisonId);
  await decide(ctx, { comparisonId, position: 2 });
  expect((await comparisonView(ctx, { comparisonId })).decided?.position).toBe(2);
  await setDeleted(db, first, new Date(Date.now() - 60_000));
  await removeComparison(ctx, { comparisonId });
  await expect(comparisonView(ctx, { comparisonId })).rejects.toMatchObject({ code: "not-found" });
  expect((await latestRun(db, third))?.status).toBe("cancelled");
  expect(await variationsOf(db, [comparisonId])).toEqual([]);

  await restoreComparison(ctx, { comparisonId });
  const { variations, decided } = await comparisonView(ctx, { comparisonId });
  expect(variations.map(({ position }) => position)).toEqual([1, 2]);
  expect(decided?.position).toBe(2);
  await setDeleted(db, third, new Date());
  expect((await comparisonView(ctx, { comparisonId })).decided).toBeNull();
});

test("whoever watches is told how far all are at once, and again when that changes", async () => {
  const { comparisonId } = await create(seeds(1, 2));
  const [first = ""] = await projectsOf(comparisonId);
  const ended = new AbortController();
  const stream = watchComparison(ctx, { comparisonId, signal: ended.signal });
  const start = await stream.next();
  expect(start.value).toMatchObject([{ status: "queued" }, { status: "queued" }]);
  const next = stream.next();
  await cancelRun(ctx, { projectId: first });
  expect((await next).value).toMatchObject([
    { status: "cancelled", failure: { code: "cancelled" } },
    { status: "queued" },
  ]);
  ended.abort();
  await stream.return(undefined);
});

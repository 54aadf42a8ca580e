import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addUpload, newestBrief } from "@/db/queries/projects";
import { addRun, addRunEvent } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import type { RunEventData } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import { withFrameWish } from "@/domain/workspace/change-wishes";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let maker: Awaited<ReturnType<typeof addMaker>>;

beforeEach(async () => {
  db = await testDatabase();
  maker = await addMaker(db, "maker");
});

const callerOf = ({ ownerId }: { ownerId: string }) =>
  createCaller({
    ...{ db, runtime: {} as Runtime, address: "test" },
    user: { userId: ownerId, username: "maker", role: "maker" },
  });

const tellIn = (run: RunRef) => (key: string, data: RunEventData) => addRunEvent(db, run, { key, data });

test("how long frames took is told by slot, of all runs of the project and of no other", async () => {
  const { projectId, ownerId } = maker;
  const { id: briefId } = await newestBrief(db, projectId);
  const run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {} } });
  const tell = tellIn(run);
  const piece = { stage: "frames", piece: "a/last-frame" } as const;
  await tell("started", { type: "piece-started", ...piece, label: "Shot 1, last frame" });
  await tell("noted", { type: "note", stage: "frames", level: "info", message: "Nothing to do with it" });
  await tell("finished", { type: "piece-finished", ...piece, cached: false, take: null });

  const times = await callerOf(maker).storyboard.workTimes({ projectId });
  expect(Object.keys(times)).toEqual([slots.lastFrame("a")]);
  expect(times[slots.lastFrame("a")]).toBeGreaterThanOrEqual(0);
  const other = await addMaker(db, "other");
  expect(await callerOf(other).storyboard.workTimes({ projectId: other.projectId })).toEqual({});
});

test("only a picture that the maker has uploaded can be made a frame", async () => {
  const { projectId, ownerId } = maker;
  const stranger = await addMaker(db, "stranger");
  const picture = { fileName: "frame.png", contentType: "image/png", bytes: 10, width: 64, height: 64 };
  await addUpload(db, { ...picture, digest: "a".repeat(64), ownerId });
  await addUpload(db, { ...picture, digest: "b".repeat(64), ownerId: stranger.ownerId });
  const save = (uploadDigest: string) =>
    callerOf(maker).workspace.save({
      ...{ projectId, baseVersion: 0 },
      data: withFrameWish(emptyWorkspace, slots.firstFrame("a"), { uploadDigest }),
      change: { what: "Used a picture", target: null },
    });
  await expect(save("b".repeat(64))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(save("c".repeat(64))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await save("a".repeat(64))).version).toBe(1);
});

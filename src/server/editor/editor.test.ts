import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addUpload, projectExports } from "@/db/queries/projects";
import { latestRun, refOf } from "@/db/queries/runs";
import { cutEdits } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { stagesOf } from "@/domain/run/run";
import { setCaptions, styleCaptions } from "@/domain/timeline/edit/captions";
import { requireClip } from "@/domain/timeline/edit/find-item";
import { setLut } from "@/domain/timeline/edit/grade";
import { nestClips } from "@/domain/timeline/edit/nest";
import { addText } from "@/domain/timeline/edit/overlays";
import { splitClip } from "@/domain/timeline/edit/split-and-merge";
import { trimClip } from "@/domain/timeline/edit/trim";
import { cutFrames, isNested, placedClips } from "@/domain/timeline/layout";
import { decodeFrames } from "@/media/frames/decode-frames";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";

const brief = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 1,
  aspect: "1:1" as const,
  music: true,
  voice: false,
  coherence: { twoAgentEnhancement: false, finishing: false, qualityRegeneration: false },
};

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let run: RunRef;
let caller: ReturnType<typeof createCaller>;

const callerOf = (userId: string, username = "tester") => {
  const runtime = { blobs: studio.blobs, outbox: { add: async () => undefined } } as unknown as Runtime;
  return createCaller({ db, runtime, user: { userId, username, role: "maker" }, address: "test" });
};

/** One project for all; each test begins with its cut as the studio made it. */
beforeAll(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  run = await studio.open(brief);
  caller = callerOf(run.ownerId);
  expect(await studio.run(run, { recipe: unrenderedAd })).toEqual({ status: "done" });
}, 180_000);
afterAll(() => studio.close());
beforeEach(async () => {
  await db.delete(cutEdits);
});

const openEditor = () => caller.editor.open({ projectId: run.projectId });

async function firstClip() {
  const { cut } = await openEditor();
  const [first] = placedClips(cut);
  if (!first) throw new Error("the cut has no clip");
  return { cut, clip: first.item, lengthFrames: first.lengthFrames };
}

test("the editor opens with the cut of the finished video and every take of the project", async () => {
  const { cut, version, media, bin, videos } = await openEditor();
  expect(version).toBe(0);
  expect(cutFrames(cut)).toBe(5 * cut.fps);
  expect(videos.map((video) => video.version)).toEqual([1]);
  expect(bin.map(({ kind, name, chosen }) => ({ kind, name, chosen }))).toEqual(
    expect.arrayContaining([
      { kind: "clip", name: "Shot 1, take 1", chosen: true },
      { kind: "music", name: "Music, take 1", chosen: true },
    ]),
  );
  for (const { mediaDigest } of [...placedClips(cut).map(({ item }) => item), ...cut.music]) {
    expect(media[mediaDigest]?.url).toMatch(/^\/api\/media\//);
  }
});

test("saving makes versions that never change, and the editor opens with the newest", async () => {
  const { cut, clip } = await firstClip();
  const { projectId } = run;
  const trimmed = trimClip(cut, { clipId: clip.id, edge: "end", deltaFrames: -12, mode: "ripple" });
  const first = await caller.editor.save({ projectId, baseVersion: 0, cut: trimmed, message: "Trim" });
  const split = splitClip(trimmed, { clipId: clip.id, atFrame: 20 });
  await caller.editor.save({ projectId, baseVersion: first.version, cut: split, message: "Split" });
  expect(await openEditor()).toMatchObject({ cut: split, version: 2, savedBy: "tester" });
  expect(await caller.editor.versions({ projectId })).toMatchObject([
    { version: 2, base: 1, message: "Split", own: true },
    { version: 1, base: 0, message: "Trim", own: true },
  ]);
  expect(await caller.editor.cut({ projectId, of: "edit", version: 1 })).toEqual(trimmed);
  expect(await caller.editor.cut({ projectId, of: "video", version: 1 })).toEqual(cut);
});

test("of two tabs that edit the same version, the second is told who saved, and nothing is overwritten", async () => {
  const { cut, clip } = await firstClip();
  const { projectId } = run;
  const edits = [-6, -18].map((deltaFrames) =>
    trimClip(cut, { clipId: clip.id, edge: "end", deltaFrames, mode: "ripple" }),
  );
  const saves = await Promise.allSettled(
    edits.map((edit) => caller.editor.save({ projectId, baseVersion: 0, cut: edit, message: "Trim" })),
  );
  const refused = saves.find((save) => save.status === "rejected");
  expect(saves.filter((save) => save.status === "fulfilled")).toHaveLength(1);
  expect(refused?.reason).toMatchObject({ code: "CONFLICT" });
  expect(String(refused?.reason)).toMatch(/You saved version 1 of this cut at \d\d:\d\d UTC in another tab/);
  expect(await caller.editor.versions({ projectId })).toHaveLength(1);
});

test("a cut that cannot be played, is endless or names other people's files is not saved", async () => {
  const { cut, clip } = await firstClip();
  const { projectId } = run;
  const save = (bad: typeof cut) =>
    caller.editor.save({ projectId, baseVersion: 0, cut: bad, message: "Bad" });
  const withClip = (change: Partial<typeof clip>) => ({
    ...cut,
    video: cut.video.map((item) => (item.id === clip.id ? { ...clip, ...change } : item)),
  });
  const frames = (value: number) => ({ value, rate: cut.fps });
  await expect(save(withClip({ sourceRange: { start: frames(0), duration: frames(2) } }))).rejects.toThrow(
    "shorter than half a second",
  );
  await expect(save(withClip({ mediaDigest: "f".repeat(64) }))).rejects.toThrow("not in this project");
  await expect(save({ ...cut, size: { width: 9000, height: 9000 } })).rejects.toThrow("another size");
  const long = addText(cut, { startFrame: 0, lengthFrames: 24, text: "x".repeat(501) });
  await expect(save(long)).rejects.toThrow("at most 500 characters");
  const captioned = setCaptions(cut, { spans: [{ startFrame: 0, lengthFrames: 24, text: "Good" }] });
  const foreignFont = styleCaptions(captioned, {
    look: { ownFont: { digest: "f".repeat(64), family: "Theirs" } },
  });
  await expect(save(foreignFont)).rejects.toThrow("not in this project");
  const lut = { digest: "e".repeat(64), name: "dusk.cube", strength: 1 };
  await expect(save(setLut(cut, { clipId: null, lut }))).rejects.toThrow("not in this project");
  await expect(save(setLut(cut, { clipId: clip.id, lut }))).rejects.toThrow("not in this project");
  const split = splitClip(cut, { clipId: clip.id, atFrame: cut.fps });
  const nested = nestClips(split, { ids: placedClips(split).map(({ item }) => item.id) });
  const inside = nested.video.map((item) =>
    isNested(item)
      ? { ...item, inside: item.inside.map((one) => ({ ...one, mediaDigest: "f".repeat(64) })) }
      : item,
  );
  await expect(save({ ...cut, video: inside })).rejects.toThrow("not in this project");
  expect(await caller.editor.versions({ projectId })).toEqual([]);
  const ownTable = {
    contentType: "application/x-cube-lut",
    fileName: "dusk.cube",
    bytes: 1,
    width: 0,
    height: 0,
  };
  await addUpload(db, { ...ownTable, digest: lut.digest, ownerId: run.ownerId });
  await save(setLut(cut, { clipId: clip.id, lut }));
  expect(await caller.editor.versions({ projectId })).toHaveLength(1);
});

test("rendering an edited cut makes the next version of the video from the same takes, and asks no model", {
  timeout: 120_000,
}, async () => {
  const { cut, clip, lengthFrames } = await firstClip();
  const { projectId } = run;
  const edit = trimClip(cut, { clipId: clip.id, edge: "end", deltaFrames: -24, mode: "ripple" });
  await caller.editor.save({ projectId, baseVersion: 0, cut: edit, message: "Trim" });
  const calls = JSON.stringify(studio.calls);
  const { runId } = await caller.editor.render({ projectId, version: 1 });
  await expect(caller.editor.render({ projectId, version: 1 })).rejects.toThrow(
    "Wait until the run has ended",
  );
  const asked = await latestRun(db, projectId);
  if (asked?.id !== runId) throw new Error("the run that was asked for is not the newest");
  expect(stagesOf(asked.options)).toEqual(["assemble", "finish"]);
  expect(await studio.run(refOf(asked))).toEqual({ status: "done" });
  expect(JSON.stringify(studio.calls)).toBe(calls);
  const [newest, original] = await projectExports(db, projectId);
  expect([newest?.version, original?.version]).toEqual([2, 1]);
  expect(newest?.durationFrames).toBe(cutFrames(cut) - 24);
  expect(await caller.editor.cut({ projectId, of: "video", version: 2 })).toEqual(edit);
  expect((await caller.projects.byId({ projectId })).plan).not.toBeNull();
  expect(requireClip(edit, clip.id).lengthFrames).toBe(lengthFrames - 24);
  const file = await studio.deps.files.pathOf(newest?.digest ?? "");
  const engine = await studio.deps.media();
  let shown = 0;
  for await (const frame of decodeFrames(engine, file, {
    pixelFormat: "gray",
    size: { width: 16, height: 16 },
  })) {
    if (frame.length > 0) shown += 1;
  }
  expect(shown).toBe(cutFrames(edit));
});

test("a project whose video is not finished opens with the clips that are there", async () => {
  const other = await addMaker(db, "newcomer");
  await expect(
    callerOf(other.ownerId, "newcomer").editor.open({ projectId: other.projectId }),
  ).rejects.toThrow("no finished clips");
});

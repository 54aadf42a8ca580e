import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { auditPage } from "@/db/queries/audit";
import { addComparison, addVariations } from "@/db/queries/comparisons";
import { earlierCostsOf } from "@/db/queries/earlier-costs";
import { projectLedger } from "@/db/queries/project-history";
import {
  comparisons,
  comparisonVariations,
  cuts,
  exports,
  ledger,
  reviewComments,
  reviewSeats,
  reviewShares,
  reviews,
  reviewVerdicts,
} from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import { auditQuestion } from "@/domain/admin/questions";
import type { RunRef } from "@/domain/build/build";
import type { Cut } from "@/domain/timeline/cut";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { packArchive } from "./pack-archive";
import { restoreArchive } from "./restore-archive";
import { restoreProject } from "./restore-project";

const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
let folder: string;
let db: Database;
let run: RunRef;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "travelling-test-"));
  db = await testDatabase();
  run = await addMaker(db, "traveller");
});
afterAll(() => rm(folder, { recursive: true }));

async function pack(projectId: string): Promise<string> {
  const packed = await packArchive(
    { db, blobs },
    {
      ...{ projectId, title: "Travels", madeAt: new Date("2026-11-21T12:00:00Z") },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    },
  );
  const file = path.join(folder, `${packed.digest}.zip`);
  await pipeline((await blobs.get(packed.digest)).stream, createWriteStream(file));
  return file;
}

const emptyCut: Cut = {
  ...{ version: 1, fps: 24, size: { width: 64, height: 64 }, duckDb: 0 },
  ...{ video: [], overlays: [], voice: [], music: [], effects: [] },
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

/** A finished version of a project's video. */
async function addVideo(projectId: string): Promise<string> {
  const [cutId, exportId] = [newId(), newId()];
  const { digest } = await blobs.put(Buffer.from(`film of ${projectId}`), { contentType: "video/mp4" });
  await db
    .insert(cuts)
    .values({ id: cutId, projectId, version: 1, digest: `cut of ${projectId}`, data: emptyCut });
  await db.insert(exports).values({
    ...{ id: exportId, projectId, cutId, version: 1, digest, width: 64, height: 64, fps: 24 },
    ...{
      posterDigest: digest,
      thumbnailDigest: digest,
      filmstripDigest: digest,
      durationFrames: 24,
      bytes: 9,
    },
  });
  return exportId;
}

/** A review of the project in which an account and the owner have spoken. */
async function addReview(exportId: string): Promise<void> {
  const { projectId, ownerId } = run;
  const guest = await addMaker(db, "guest");
  const [reviewId, shareId, seatId, commentId] = [newId(), newId(), newId(), newId()];
  await db.insert(reviews).values({ id: reviewId, ownerId, projectId, blind: false });
  await db.insert(reviewShares).values({ id: shareId, reviewId, userId: guest.ownerId, right: "comment" });
  await db.insert(reviewSeats).values({ id: seatId, shareId, name: "Guest", order: [0] });
  const onFrame = { reviewId, projectId, exportId, frame: 12, framesPerSecond: 24 };
  await db.insert(reviewComments).values([
    { id: commentId, ...onFrame, seatId, body: "The logo comes late" },
    { id: newId(), ...onFrame, seatId: null, parentId: commentId, body: "Moved to the front" },
  ]);
  await db.insert(reviewVerdicts).values({ seatId, projectId, exportId, verdict: "approved" });
}

test("what was said of a video travels with it, and nobody is let in by the copy", async () => {
  await addReview(await addVideo(run.projectId));
  const file = await pack(run.projectId);
  const { ownerId } = await addMaker(db, "heir");
  for (let times = 0; times < 2; times += 1) {
    const { projectId } = await restoreArchive({ db, blobs }, { path: file, ownerId });
    const [review] = await db.select().from(reviews).where(eq(reviews.projectId, projectId));
    expect(review).toMatchObject({ ownerId, blind: false });
    const reviewId = review?.id ?? "";
    const comments = await db.select().from(reviewComments).where(eq(reviewComments.reviewId, reviewId));
    expect(comments.map(({ body, frame }) => ({ body, frame }))).toEqual([
      { body: "The logo comes late", frame: 12 },
      { body: "Moved to the front", frame: 12 },
    ]);
    expect(comments[1]?.parentId).toBe(comments[0]?.id);
    expect(
      await db.select().from(reviewVerdicts).where(eq(reviewVerdicts.projectId, projectId)),
    ).toMatchObject([{ verdict: "approved" }]);
    const [share] = await db.select().from(reviewShares).where(eq(reviewShares.reviewId, reviewId));
    expect(share).toMatchObject({ userId: null, label: "guest", revokedAt: expect.any(Date) });
  }
});

test("archives of the projects of a comparison put it together again", async () => {
  const { ownerId } = await addMaker(db, "comparer");
  const [one, two] = [
    await addProjectRun(db, { ownerId, title: "One" }),
    await addProjectRun(db, { ownerId, title: "Two" }),
  ];
  const comparison = { ownerId, title: "Which seed", kind: "seeds", requestKey: newId() } as const;
  const comparisonId = (await addComparison(db, comparison)) ?? "";
  const variation = (projectId: string, position: number) => {
    const difference = { kind: "seeds", seed: position } as const;
    return { comparisonId, position, projectId, label: `Seed ${position}`, difference };
  };
  await addVariations(db, [variation(one.projectId, 0), variation(two.projectId, 1)]);
  const files = [await pack(two.projectId), await pack(one.projectId)];
  const heir = await addMaker(db, "heir-of-comparer");
  const restored: string[] = [];
  for (const file of files) {
    restored.push((await restoreArchive({ db, blobs }, { path: file, ownerId: heir.ownerId })).projectId);
  }
  const [there, ...others] = await db.select().from(comparisons).where(eq(comparisons.ownerId, heir.ownerId));
  expect(there).toMatchObject({ title: "Which seed", kind: "seeds" });
  expect(others).toEqual([]);
  const variations = await db
    .select()
    .from(comparisonVariations)
    .where(eq(comparisonVariations.comparisonId, there?.id ?? ""))
    .orderBy(comparisonVariations.position);
  expect(variations.map(({ projectId, label }) => ({ projectId, label }))).toEqual([
    { projectId: restored[1], label: "Seed 0" },
    { projectId: restored[0], label: "Seed 1" },
  ]);
});

test("costs of the studio that a project comes from are its history, also after a second journey, and are never booked", async () => {
  const { projectId, ownerId } = await addMaker(db, "payer");
  const line = {
    ownerId,
    projectId,
    provider: "replicate",
    stage: "clips",
    model: "acme/film",
    period: "2026-11",
  };
  await db.insert(ledger).values([
    { ...line, kind: "reserve", description: "Shot 1", amountMicros: 90_000, operationKey: "one" },
    { ...line, kind: "charge", description: "Shot 1", amountMicros: 70_000, operationKey: "one" },
    { ...line, kind: "charge", description: "Shot 2", amountMicros: 50_000, operationKey: "two" },
  ]);
  const paid = await projectLedger(db, projectId);
  const heir = await addMaker(db, "heir-of-payer");
  const first = await restoreArchive({ db, blobs }, { path: await pack(projectId), ownerId: heir.ownerId });
  const sorted = <Line extends { description: string }>(lines: Line[]) =>
    lines.toSorted((left, right) => left.description.localeCompare(right.description));
  expect(sorted(await earlierCostsOf(db, first.projectId))).toEqual(sorted(paid));
  const second = await restoreArchive(
    { db, blobs },
    { path: await pack(first.projectId), ownerId: heir.ownerId },
  );
  expect(sorted(await earlierCostsOf(db, second.projectId))).toEqual(sorted(paid));
  expect(await db.select().from(ledger).where(eq(ledger.ownerId, heir.ownerId))).toEqual([]);
});

test("the command line restores for an account by name, and the audit log knows of it", async () => {
  const file = await pack(run.projectId);
  const { ownerId } = await addMaker(db, "Named");
  const restored = await restoreProject({ db, blobs }, { path: file, owner: "named" });
  expect(restored).toMatchObject({ title: "Travels", owner: "Named" });
  const [entry] = await auditPage(db, auditQuestion.parse({}), { after: null, limit: 1 });
  expect(entry).toMatchObject({
    ...{ action: "archives.restore", actorName: "command line", target: restored.projectId },
    change: { after: { ownerId } },
  });
  await expect(restoreProject({ db, blobs }, { path: file, owner: "nobody" })).rejects.toThrow(
    "There is no account “nobody”",
  );
  const nowhere = path.join(folder, "none.zip");
  await expect(restoreProject({ db, blobs }, { path: nowhere, owner: null })).rejects.toThrow(
    "There is no file",
  );
});

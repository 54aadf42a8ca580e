import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { ReadableStream } from "node:stream/web";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { auditEntries, projects } from "@/db/schema/all";
import { packArchive } from "@/runtime/archive/pack-archive";
import type { Runtime } from "@/runtime/runtime";
import { createWorkFiles } from "@/runtime/work-files";
import { receiveFile } from "@/server/uploads/streaming";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { receiveArchive } from "./receive-archive";

test("an archive becomes a project of its sender, what is none does not, and the audit log tells both", async () => {
  const db = await testDatabase();
  const sender = await addMaker(db, "sender");
  const maker = await addMaker(db, "maker");
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-archive-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  const runtime = { blobs, deps: { files: createWorkFiles({ blobs, folder }) } } as unknown as Runtime;
  const user = { userId: sender.ownerId, username: "sender", role: "maker" as const };
  const send = (bytes: Uint8Array<ArrayBuffer>) =>
    receiveArchive(
      { db, runtime, user, address: "192.0.2.7" },
      new Blob([bytes]).stream() as ReadableStream<Uint8Array>,
    );

  const { digest } = await packArchive(
    { db, blobs },
    {
      ...{ projectId: maker.projectId, title: "Theirs", madeAt: new Date(0) },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    },
  );
  const archive = await buffer((await blobs.get(digest)).stream);
  const { projectId } = await send(Uint8Array.from(archive));
  const [restored] = await db.select().from(projects).where(eq(projects.id, projectId));
  expect(restored?.ownerId).toBe(sender.ownerId);

  await expect(send(Uint8Array.from(archive.subarray(0, 900)))).rejects.toMatchObject({
    code: "invalid-input",
  });
  expect(await readdir(folder)).toEqual([]);
  expect(await db.select().from(auditEntries).orderBy(auditEntries.id)).toMatchObject([
    { actorId: sender.ownerId, action: "archives.restore", target: projectId, errorCode: null },
    { actorId: sender.ownerId, action: "archives.restore", errorCode: "invalid-input" },
  ]);
});

test("an upload that does not end is ended at its limit", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-endless-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  let ended = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024)),
    cancel: () => {
      ended = true;
    },
  });
  const limit = { maxBytes: 1024 * 1024, advice: "Choose a smaller one." };
  await expect(receiveFile(endless, path.join(folder, "endless"), limit)).rejects.toThrow(
    "The file is larger than 1 MB. Choose a smaller one.",
  );
  expect(ended).toBe(true);
});

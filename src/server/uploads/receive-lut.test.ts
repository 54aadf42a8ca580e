import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { expect, onTestFinished, test } from "vitest";
import { ownedUploads } from "@/db/queries/projects";
import { auditEntries } from "@/db/schema/all";
import type { Runtime } from "@/runtime/runtime";
import { createWorkFiles } from "@/runtime/work-files";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { sharedWorkers } from "@/testing/shared-workers";
import { testDatabase } from "@/testing/test-database";
import { receiveLut } from "./receive-lut";

const sent = (text: string) => new Blob([text]).stream() as ReadableStream;
const table = `LUT_3D_SIZE 2\n${"0.5 0.5 0.5\n".repeat(8)}`;

test("a table for colours is read to its end before it is kept, and belongs to its sender alone", async () => {
  const db = await testDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-lut-"));
  onTestFinished(async () => {
    await rm(folder, { recursive: true });
  });
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  const deps = { workers: sharedWorkers, files: createWorkFiles({ blobs, folder }) };
  const runtime = { blobs, deps } as unknown as Runtime;
  const { ownerId: userId } = await addMaker(db, "ana");
  const user = { userId, username: "ana", role: "maker" as const };
  const ctx = { db, runtime, user, address: "192.0.2.7" };

  const broken = receiveLut(ctx, { body: sent(`${table}1 one 1\n`), fileName: "dusk.cube" });
  await expect(broken).rejects.toMatchObject({
    code: "invalid-input",
    message: "Line 10: the table goes on after its 8 rows.",
  });
  const kept = await receiveLut(ctx, { body: sent(table), fileName: "dusk.cube" });
  expect(kept).toMatchObject({ name: "dusk.cube", size: 2 });
  const uploads = (ownerId: string) => ownedUploads(db, { ownerId, digests: [kept.digest] });
  expect(await uploads(userId)).toMatchObject([{ contentType: "application/x-cube-lut" }]);
  const { ownerId: other } = await addMaker(db, "ben");
  expect(await uploads(other)).toEqual([]);
  expect(await db.select().from(auditEntries)).toMatchObject([
    { action: "luts.receive", target: kept.digest, address: "192.0.2.7" },
  ]);
});

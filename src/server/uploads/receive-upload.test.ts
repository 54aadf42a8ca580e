import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { auditEntries } from "@/db/schema/all";
import { inspectUpload } from "@/media/probe/inspect-upload";
import type { Runtime } from "@/runtime/runtime";
import { createWorkFiles } from "@/runtime/work-files";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { sharedWorkers } from "@/testing/shared-workers";
import { testDatabase } from "@/testing/test-database";
import { receiveUpload } from "./receive-upload";

test("a picture is kept as its sender's, and the audit log says so", async () => {
  const db = await testDatabase();
  const { ownerId } = await addMaker(db, "ana");
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-upload-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  const files = createWorkFiles({ blobs, folder });
  const inspectImage: Runtime["inspectImage"] = (file, options) =>
    inspectUpload(sharedWorkers, file, options);
  const runtime = { blobs, inspectImage, deps: { files } } as unknown as Runtime;
  const user = { userId: ownerId, username: "ana", role: "maker" as const };
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: "#c04020" } });
  const body = new Blob([new Uint8Array(await picture.png().toBuffer())]).stream() as ReadableStream;

  const upload = await receiveUpload(
    { db, runtime, user, address: "192.0.2.7" },
    { body, fileName: "bottle.png" },
  );
  expect(upload).toMatchObject({ fileName: "bottle.png", width: 320, height: 240 });
  const { stream } = await blobs.get(upload.thumbnailDigest);
  const small = await sharp(Buffer.concat(await stream.toArray())).metadata();
  expect(small).toMatchObject({ format: "webp", width: 320 });
  expect(await db.select().from(auditEntries)).toMatchObject([
    { actorId: ownerId, action: "uploads.receive", target: upload.digest, address: "192.0.2.7" },
  ]);
});

import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { originalsOf } from "@/db/queries/cut-outs";
import { ownedUploads } from "@/db/queries/projects";
import { cutOuts } from "@/db/schema/all";
import { inspectUpload } from "@/media/probe/inspect-upload";
import { createCutOuts } from "@/runtime/cut-outs";
import type { Runtime } from "@/runtime/runtime";
import { createWorkFiles } from "@/runtime/work-files";
import { createCaller } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { sharedWorkers } from "@/testing/shared-workers";
import { testDatabase } from "@/testing/test-database";
import { receiveUpload } from "./receive-upload";

/** A green box on a ground of one colour, or on one of many. */
function photo(ground: "even" | "busy"): Promise<Buffer> {
  const patches = Array.from(
    { length: 80 },
    (_, at) =>
      `<rect x="${(at * 53) % 300}" y="${(at * 31) % 400}" width="70" height="60" fill="hsl(${at * 67} 70% 50%)"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400">
    <rect width="300" height="400" fill="#f0f0ee"/>${ground === "busy" ? patches.join("") : ""}
    <rect x="100" y="120" width="100" height="180" fill="#1f6f4a"/></svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}

async function studio() {
  const db = await testDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-cut-"));
  onTestFinished(async () => {
    await rm(folder, { recursive: true });
  });
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  const deps = { blobs, files: createWorkFiles({ blobs, folder }), workers: sharedWorkers };
  const runtime = {
    ...{ blobs, deps, cutOut: createCutOuts({ db, deps }) },
    inspectImage: (file: string, options) => inspectUpload(sharedWorkers, file, options),
  } as Partial<Runtime> as Runtime;
  const person = async (username: string) => {
    const { ownerId: userId } = await addMaker(db, username);
    const ctx = { db, runtime, user: { userId, username, role: "maker" as const }, address: "192.0.2.7" };
    const send = async (bytes: Buffer) =>
      receiveUpload(ctx, {
        body: new Blob([new Uint8Array(bytes)]).stream() as ReadableStream,
        fileName: "box.png",
      });
    return { userId, send, uploads: createCaller(ctx).uploads };
  };
  const pixelsOf = async (digest: string) => {
    const { stream } = await blobs.get(digest);
    return sharp(Buffer.concat(await stream.toArray()))
      .raw()
      .toBuffer({ resolveWithObject: true });
  };
  return { db, pixelsOf, ana: await person("ana"), ben: await person("ben") };
}

test("a product is shown without its backdrop, and taken so only when its maker wants it", async () => {
  const { db, pixelsOf, ana } = await studio();
  const upload = await ana.send(await photo("even"));
  expect(upload.canCutOut).toBe(true);
  const wish = { digest: upload.digest, holes: false };
  const shown = await ana.uploads.cutOut(wish);
  expect(shown).toMatchObject({ contentType: "image/png", width: 300, height: 400, fileName: "box.png" });
  const own = () => ownedUploads(db, { ownerId: ana.userId, digests: [shown.digest] });
  expect(await own()).toEqual([]);

  const kept = await ana.uploads.keepCutOut(wish);
  expect(kept.digest).toBe(shown.digest);
  expect(await own()).toMatchObject([{ contentType: "image/png", width: 300, height: 400 }]);
  const { data, info } = await pixelsOf(kept.digest);
  const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
  expect([alphaAt(10, 10), alphaAt(150, 200), alphaAt(90, 200), alphaAt(210, 200)]).toEqual([0, 255, 0, 0]);

  const originals = await originalsOf(db, { ownerId: ana.userId, digests: [kept.digest] });
  expect(originals.get(kept.digest)?.digest).toBe(upload.digest);
});

test("the same picture is cut once, and nobody sees or keeps what is cut out of another's", async () => {
  const { db, ana, ben } = await studio();
  const upload = await ana.send(await photo("even"));
  const wish = { digest: upload.digest, holes: false };
  const refused = { message: "This picture is no longer there. Add it again." };
  await expect(ben.uploads.cutOut(wish)).rejects.toMatchObject(refused);
  await expect(ben.uploads.keepCutOut({ ...wish, digest: "0".repeat(64) })).rejects.toMatchObject(refused);

  const mine = await ana.uploads.keepCutOut(wish);
  await ben.send(await photo("even"));
  const theirs = await ben.uploads.keepCutOut(wish);
  expect(theirs.digest).toBe(mine.digest);
  expect(await db.select().from(cutOuts)).toHaveLength(1);
  expect((await originalsOf(db, { ownerId: ben.userId, digests: [mine.digest] })).size).toBe(1);
});

test("a picture with a lively ground is not offered to be cut out, and refused with what to do", async () => {
  const { ana } = await studio();
  const upload = await ana.send(await photo("busy"));
  expect(upload.canCutOut).toBe(false);
  await expect(ana.uploads.cutOut({ digest: upload.digest, holes: false })).rejects.toMatchObject({
    code: "BAD_REQUEST",
    message: expect.stringMatching(/Photograph it on one colour/),
  });
});

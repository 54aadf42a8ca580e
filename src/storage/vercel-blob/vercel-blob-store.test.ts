import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BlobStore } from "@/storage/blob-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { startVercelBlobServer } from "@/testing/vercel-blob-server";
import { createVercelBlobStore } from "./vercel-blob-store";

const urls = createUrlSigner({ key: "a key for tests" });
let server: Awaited<ReturnType<typeof startVercelBlobServer>>;
let scratchFolder: string;
let store: BlobStore;

beforeEach(async () => {
  server = await startVercelBlobServer({ access: "private" });
  scratchFolder = await mkdtemp(path.join(os.tmpdir(), "framewright-scratch-"));
  vi.stubEnv("VERCEL_BLOB_API_URL", server.origin);
  vi.stubEnv("VERCEL_BLOB_RETRIES", "1");
  store = createVercelBlobStore({ token: server.token, access: "private", scratchFolder, urls });
});
afterEach(async () => {
  expect(await readdir(scratchFolder)).toEqual([]);
  vi.unstubAllEnvs();
  await server.close();
  await rm(scratchFolder, { recursive: true });
});

const video = { contentType: "video/mp4" };
const digestOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const read = async (digest: string) => buffer((await store.get(digest)).stream);

test("a lost answer, a broken connection and an error of the service are repeated without a second file", async () => {
  for (const kind of ["answer-lost", "dropped", "500"] as const) {
    const content = randomBytes(1_000);
    server.faults.push({ on: "put", kind });
    const { digest } = await store.put(content, video);
    expect(digestOf(await read(digest))).toBe(digestOf(content));
  }
  expect((await store.list({ limit: 10 })).blobs).toHaveLength(3);
});

test("a large file survives the loss of one of its parts", async () => {
  const content = randomBytes(17_000_000);
  server.faults.push({ on: "part", kind: "dropped" });
  const { digest } = await store.put(content, video);
  expect(server.requests.filter((request) => request === "part")).toHaveLength(4);
  expect(digestOf(await read(digest))).toBe(digestOf(content));
});

test("a service that stays away leaves nothing behind and says so", async () => {
  const content = randomBytes(1_000);
  server.faults.push({ on: "put", kind: "500" }, { on: "put", kind: "500" });
  await expect(store.put(content, video)).rejects.toMatchObject({
    code: "storage-failed",
    message: expect.stringContaining("could not be stored"),
  });
  expect(await store.head(digestOf(content))).toBeNull();
});

test("a download that breaks off is an error, never a shorter file; one that does not begin is repeated", async () => {
  const content = randomBytes(500_000);
  const { digest } = await store.put(content, video);
  server.faults.push({ on: "download", kind: "truncated" });
  await expect(read(digest)).rejects.toMatchObject({ code: "storage-failed" });
  server.faults.push({ on: "download", kind: "500" }, { on: "download", kind: "dropped" });
  expect(digestOf(await read(digest))).toBe(digestOf(content));
  for (let index = 0; index < 3; index++) server.faults.push({ on: "download", kind: "500" });
  await expect(store.get(digest)).rejects.toMatchObject({ code: "storage-failed" });
});

test("a wrong token is told apart", async () => {
  const stranger = createVercelBlobStore({
    token: "vercel_blob_rw_teststore_other",
    access: "private",
    scratchFolder,
    urls,
  });
  await expect(stranger.put(randomBytes(10), video)).rejects.toMatchObject({
    code: "storage-failed",
    message: expect.stringContaining("BLOB_READ_WRITE_TOKEN"),
  });
});

import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { StudioError } from "@/domain/errors";
import { startVercelBlobServer } from "@/testing/vercel-blob-server";
import type { BlobStore } from "./blob-store";
import { createFilesystemStore } from "./filesystem/filesystem-store";
import { createMemoryStore } from "./memory/memory-store";
import { createUrlSigner } from "./signed-urls";
import { createVercelBlobStore } from "./vercel-blob/vercel-blob-store";

const urls = createUrlSigner({ key: "a key for tests" });

/** Every store keeps the same contract. */
const stores: { name: string; open(): Promise<{ store: BlobStore; close(): Promise<void> }> }[] = [
  {
    name: "memory",
    open: async () => ({ store: createMemoryStore({ urls }), close: async () => {} }),
  },
  {
    name: "filesystem",
    async open() {
      const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-blobs-"));
      return {
        store: createFilesystemStore({ folder, urls }),
        close: () => rm(folder, { recursive: true, force: true }),
      };
    },
  },
  ...(["private", "public"] as const).map((access) => ({
    name: `vercel-blob (${access})`,
    async open() {
      const server = await startVercelBlobServer({ access });
      vi.stubEnv("VERCEL_BLOB_API_URL", server.origin);
      const scratchFolder = await mkdtemp(path.join(os.tmpdir(), "framewright-scratch-"));
      return {
        store: createVercelBlobStore({ token: server.token, access, scratchFolder, urls }),
        async close() {
          expect(await readdir(scratchFolder)).toEqual([]);
          vi.unstubAllEnvs();
          await server.close();
          await rm(scratchFolder, { recursive: true });
        },
      };
    },
  })),
];

const digestOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const unknown = "0".repeat(64);

describe.each(stores)("a store in $name", ({ open }) => {
  let store: BlobStore;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await open());
  });
  afterAll(() => close());

  const read = async (digest: string, range?: { start: number; end: number }) =>
    buffer((await store.get(digest, range)).stream);

  test.each([0, 1, 65_536, 20_000_001])(
    "gives back %i bytes as they came, under their digest",
    async (bytes) => {
      const content = randomBytes(bytes);
      const info = await store.put(Readable.from(chunks(content)), { contentType: "video/mp4" });
      expect(info).toEqual({ digest: digestOf(content), bytes, contentType: "video/mp4" });
      expect(await store.head(info.digest)).toEqual(info);
      const found = await store.get(info.digest);
      expect(found.info).toEqual(info);
      expect(Buffer.compare(await buffer(found.stream), content)).toBe(0);
    },
  );

  test("takes plain bytes, and stores equal content once, with its first type", async () => {
    const content = randomBytes(1_000);
    const first = await store.put(content, { contentType: "image/png" });
    const second = await store.put(Readable.from([content]), { contentType: "text/plain" });
    expect(second).toEqual(first);
    expect((await store.head(first.digest))?.contentType).toBe("image/png");
  });

  test("the same content from many writers at once is one whole blob", async () => {
    const content = randomBytes(300_000);
    const infos = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.put(Readable.from(chunks(content)), { contentType: "video/mp4" }),
      ),
    );
    expect(new Set(infos.map((info) => info.digest))).toEqual(new Set([digestOf(content)]));
    expect(digestOf(await read(digestOf(content)))).toBe(digestOf(content));
  });

  test("reads ranges by inclusive bounds, with an end behind the last byte meaning the last", async () => {
    const content = Buffer.from("0123456789");
    const { digest } = await store.put(content, { contentType: "text/plain" });
    const cases = [
      [0, 0],
      [2, 5],
      [9, 9],
      [7, 99],
    ] as const;
    for (const [start, end] of cases) {
      expect(String(await read(digest, { start, end }))).toBe("0123456789".slice(start, end + 1));
    }
    await expect(store.get(digest, { start: 10, end: 12 })).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("refuses content of another digest and keeps nothing of it", async () => {
    const content = randomBytes(50_000);
    await expect(
      store.put(Readable.from([content]), { contentType: "video/mp4", expected: unknown }),
    ).rejects.toMatchObject({ code: "storage-failed", message: expect.stringContaining("arrived damaged") });
    expect(await store.head(digestOf(content))).toBeNull();
    expect(await store.head(unknown)).toBeNull();
  });

  test("a source that breaks off stores nothing, and its reason is not relabelled", async () => {
    const before = await everything(store);
    const reason = new StudioError("cancelled", "Cancelled");
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(100_000);
        throw reason;
      })(),
    );
    await expect(store.put(broken, { contentType: "video/mp4" })).rejects.toBe(reason);
    expect(await everything(store)).toEqual(before);
  });

  test("an unknown digest, and what is no digest at all, is not found; deleting it is no error", async () => {
    for (const digest of [unknown, "../../secrets.json", "", "A".repeat(64)]) {
      expect(await store.head(digest)).toBeNull();
      await expect(store.get(digest)).rejects.toMatchObject({ code: "not-found" });
      await store.delete(digest);
    }
  });

  test("deleted content is gone, and can be stored again with another type", async () => {
    const content = randomBytes(10);
    const { digest } = await store.put(content, { contentType: "image/png" });
    await store.delete(digest);
    expect(await store.head(digest)).toBeNull();
    expect((await store.put(content, { contentType: "image/jpeg" })).contentType).toBe("image/jpeg");
  });

  test("lists every blob once, in digest order, a page at a time", async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, () => store.put(randomBytes(20), { contentType: "image/png" })),
    );
    const all = await everything(store);
    expect(all).toEqual([...new Set(all)].toSorted());
    expect(all).toEqual(expect.arrayContaining(made.map((info) => info.digest)));
  });

  test("gives URLs that the media route can verify", async () => {
    const { digest } = await store.put(randomBytes(10), { contentType: "video/mp4" });
    const url = await store.signedUrl(digest, { expiresInSeconds: 60, downloadName: "Ad – 1.mp4" });
    expect(urls.verify(new URL(url, "http://studio.test"))).toMatchObject({
      digest,
      downloadName: "Ad – 1.mp4",
    });
  });
});

async function everything(store: BlobStore): Promise<string[]> {
  const digests: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await store.list({ limit: 5, cursor: cursor ?? undefined });
    expect(page.blobs.length).toBeLessThanOrEqual(5);
    digests.push(...page.blobs.map((blob) => blob.digest));
    cursor = page.cursor;
  } while (cursor !== null);
  return digests;
}

function* chunks(content: Buffer) {
  for (let at = 0; at < content.length; at += 64_000) yield content.subarray(at, at + 64_000);
}

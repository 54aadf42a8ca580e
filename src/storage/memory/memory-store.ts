import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { BlobInfo, BlobStore, Digest } from "@/storage/blob-store";
import { checkDigest, clampRange, digestingStream, unknownBlob } from "@/storage/digest";
import type { UrlSigner } from "@/storage/signed-urls";
import { storageFailure } from "@/storage/storage-failure";

/** Blobs that live as long as the process, for tests. */
export function createMemoryStore({ urls }: { urls: UrlSigner }): BlobStore {
  const blobs = new Map<Digest, { info: BlobInfo; content: Buffer }>();
  return {
    kind: "memory",
    async put(source, { contentType, expected }) {
      const digesting = digestingStream();
      const input = source instanceof Uint8Array ? Readable.from([source]) : source;
      const [content] = await Promise.all([
        buffer(digesting.stream),
        pipeline(input, digesting.stream),
      ]).catch((error: unknown) => {
        throw storageFailure("The file could not be stored", error);
      });
      const { digest, bytes } = digesting.result();
      checkDigest(digest, expected);
      const blob = blobs.get(digest) ?? { info: { digest, bytes, contentType }, content };
      blobs.set(digest, blob);
      return blob.info;
    },
    async get(digest, range) {
      const blob = blobs.get(digest);
      if (!blob) throw unknownBlob(digest);
      const { start, end } = range
        ? clampRange(range, blob.info.bytes)
        : { start: 0, end: blob.info.bytes - 1 };
      return { info: blob.info, stream: Readable.from([blob.content.subarray(start, end + 1)]) };
    },
    head: async (digest) => blobs.get(digest)?.info ?? null,
    async list({ limit, cursor = "" }) {
      const after = [...blobs.keys()].filter((digest) => digest > cursor).sort();
      const page = after.slice(0, limit).flatMap((digest) => blobs.get(digest)?.info ?? []);
      return { blobs: page, cursor: after.length > limit ? (page.at(-1)?.digest ?? null) : null };
    },
    async delete(digest) {
      blobs.delete(digest);
    },
    signedUrl: async (digest, options) => urls.sign(digest, options),
  };
}

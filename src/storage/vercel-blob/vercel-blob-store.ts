import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { BlobAccessError, BlobNotFoundError, del, type HeadBlobResult, head, list, put } from "@vercel/blob";
import { StudioError } from "@/domain/errors";
import { writeFileFrom } from "@/files/write-file";
import type { BlobInfo, BlobStore, ByteRange, Digest } from "@/storage/blob-store";
import { checkDigest, clampRange, digestingStream, isDigest, unknownBlob } from "@/storage/digest";
import type { UrlSigner } from "@/storage/signed-urls";
import { storageFailure } from "@/storage/storage-failure";

const prefix = "framewright/";
const pathOf = (digest: Digest) => `${prefix}${digest}`;

/** Up to this a file is sent in one request from memory, which can be repeated; above in parts, each of which can. */
const singleRequestBytes = 8 * 1024 * 1024;

export type VercelBlobOptions = {
  token: string;
  /** How the store was created. */
  access: "private" | "public";
  /** A file waits here until its digest is known. */
  scratchFolder: string;
  urls: UrlSigner;
};

/**
 * Blobs in a Vercel Blob store, under their digest. Browsers get them through this server's signed URLs like all
 * others, so that a link ends when it says so and a private store stays private.
 */
export function createVercelBlobStore(options: VercelBlobOptions): BlobStore {
  const { token, access, scratchFolder, urls } = options;
  const headOf = async (digest: Digest): Promise<HeadBlobResult | null> => {
    if (!isDigest(digest)) return null;
    try {
      return await head(pathOf(digest), { token });
    } catch (error) {
      if (error instanceof BlobNotFoundError) return null;
      throw failure(`The file ${digest} could not be looked up`, error);
    }
  };
  const infoOf = async (digest: Digest): Promise<BlobInfo | null> => {
    const found = await headOf(digest);
    return found && { digest, bytes: found.size, contentType: found.contentType };
  };

  return {
    kind: "vercel-blob",
    async put(source, { contentType, expected }) {
      const scratch = path.join(scratchFolder, `upload-${randomUUID()}`);
      try {
        const { digest, bytes } = await writeScratch(scratch, source);
        checkDigest(digest, expected);
        const existing = await infoOf(digest);
        if (existing) return existing;
        const single = bytes <= singleRequestBytes;
        await put(pathOf(digest), single ? await readFile(scratch) : createReadStream(scratch), {
          token,
          access,
          contentType,
          multipart: !single,
          // The same digest is the same content: when an answer gets lost, the repeat must not fail over its own file.
          allowOverwrite: true,
        });
        return { digest, bytes, contentType };
      } catch (error) {
        throw failure("The file could not be stored", error);
      } finally {
        await rm(scratch, { force: true });
      }
    },
    async get(digest, range) {
      const found = await headOf(digest);
      if (!found) throw unknownBlob(digest);
      const info = { digest, bytes: found.size, contentType: found.contentType };
      const part = range && clampRange(range, info.bytes);
      try {
        return {
          info,
          stream: await download(found.url, info.bytes, { part, token: access === "private" ? token : null }),
        };
      } catch (error) {
        throw failure(`The file ${digest} could not be read`, error);
      }
    },
    head: infoOf,
    async list({ limit, cursor }) {
      try {
        const page = await list({ token, prefix, limit, ...(cursor !== undefined && { cursor }) });
        const digests = page.blobs.map((blob) => blob.pathname.slice(prefix.length));
        // A listing does not tell types.
        const blobs = await Promise.all(digests.map(infoOf));
        return {
          blobs: blobs.filter((blob) => blob !== null),
          cursor: page.hasMore ? (page.cursor ?? null) : null,
        };
      } catch (error) {
        throw failure("The stored files could not be listed", error);
      }
    },
    async delete(digest) {
      if (!isDigest(digest)) return;
      try {
        await del(pathOf(digest), { token });
      } catch (error) {
        throw failure(`The file ${digest} could not be deleted`, error);
      }
    },
    signedUrl: async (digest, signing) => urls.sign(digest, signing),
  };
}

async function writeScratch(file: string, source: Readable | Uint8Array) {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const digesting = digestingStream();
  const input = source instanceof Uint8Array ? Readable.from([source]) : source;
  await writeFileFrom(file, input, { through: digesting.stream, flags: "wx", mode: 0o600 });
  return digesting.result();
}

const attempts = 3;

/**
 * The SDK's own reading refuses every host but Vercel's and repeats nothing; this is the same request. Repeats until
 * an answer begins; a body that ends early is an error, never a shorter file.
 */
async function download(
  url: string,
  bytes: number,
  { part, token }: { part: ByteRange | undefined; token: string | null },
): Promise<Readable> {
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(part && { range: `bytes=${part.start}-${part.end}` }),
  };
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { headers }).catch((error: unknown) => {
      if (attempt === attempts) throw error;
      return null;
    });
    const expectedStatus = part ? 206 : 200;
    if (response?.status === expectedStatus && response.body) {
      const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
      const complete = exactly(part ? part.end - part.start + 1 : bytes);
      body.once("error", (error) => complete.destroy(failure("The download broke off", error) as Error));
      complete.once("close", () => body.destroy());
      return body.pipe(complete);
    }
    await response?.body?.cancel();
    if (response && (response.status < 500 || attempt === attempts)) {
      throw new StudioError(
        "storage-failed",
        `Vercel Blob answered a download with status ${response.status}.`,
      );
    }
    await sleep(200 * attempt);
  }
}

function exactly(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      if (seen === bytes) done();
      else done(new StudioError("storage-failed", `The download ended after ${seen} of ${bytes} bytes.`));
    },
  });
}

function failure(what: string, error: unknown): unknown {
  if (!(error instanceof BlobAccessError)) return storageFailure(what, error);
  return new StudioError(
    "storage-failed",
    `${what}: Vercel Blob refused the token. Check BLOB_READ_WRITE_TOKEN and BLOB_ACCESS.`,
    { cause: error },
  );
}

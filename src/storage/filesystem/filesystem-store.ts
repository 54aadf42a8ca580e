import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { writeFileFrom } from "@/files/write-file";
import type { BlobInfo, BlobStore, Digest } from "@/storage/blob-store";
import { checkDigest, clampRange, digestingStream, isDigest, unknownBlob } from "@/storage/digest";
import type { UrlSigner } from "@/storage/signed-urls";
import { storageFailure } from "@/storage/storage-failure";

/** A file that is still being written is touched more often than this. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/**
 * Blobs as files: `<folder>/<first two digits>/<digest>`, with the content type beside it in `<digest>.json`.
 * Content appears under its name complete and on the disk, or not at all.
 */
export function createFilesystemStore({ folder, urls }: { folder: string; urls: UrlSigner }): BlobStore {
  const drafts = path.join(folder, "drafts");
  const shardOf = (digest: Digest) => path.join(folder, digest.slice(0, 2));
  const fileOf = (digest: Digest) => path.join(shardOf(digest), digest);
  let cleaned: Promise<void> | undefined;

  const head = async (digest: Digest): Promise<BlobInfo | null> => {
    if (!isDigest(digest)) return null;
    const bytes = await orNull(stat(fileOf(digest)).then((file) => file.size));
    return bytes === null ? null : { digest, bytes, contentType: await typeOf(fileOf(digest)) };
  };

  return {
    kind: "filesystem",
    async put(source, { contentType, expected }) {
      const draft = path.join(drafts, `${os.hostname()}.${process.pid}.${randomUUID()}`);
      try {
        await mkdir(drafts, { recursive: true, mode: 0o700 });
        cleaned ??= removeAbandoned(drafts);
        await cleaned;
        const { digest, bytes } = await writeDraft(draft, source);
        checkDigest(digest, expected);
        const existing = await head(digest);
        if (existing) return existing;
        await mkdir(shardOf(digest), { recursive: true, mode: 0o700 });
        await writeType(fileOf(digest), draft, contentType);
        await rename(draft, fileOf(digest));
        await syncFolder(shardOf(digest));
        return { digest, bytes, contentType };
      } catch (error) {
        throw storageFailure("The file could not be stored", error);
      } finally {
        await rm(draft, { force: true });
      }
    },
    async get(digest, range) {
      if (!isDigest(digest)) throw unknownBlob(digest);
      const handle = await orNull(open(fileOf(digest)));
      if (!handle) throw unknownBlob(digest);
      try {
        const { size: bytes } = await handle.stat();
        const info = { digest, bytes, contentType: await typeOf(fileOf(digest)) };
        // The stream closes the file when it ends, fails or is destroyed.
        return { info, stream: handle.createReadStream(range ? clampRange(range, bytes) : {}) };
      } catch (error) {
        await handle.close();
        throw storageFailure(`The file ${digest} could not be read`, error);
      }
    },
    head,
    async localPath(digest) {
      if (!(await head(digest))) throw unknownBlob(digest);
      return fileOf(digest);
    },
    async list({ limit, cursor = "" }) {
      const found = await digestsAfter(folder, cursor, limit + 1);
      const page = await Promise.all(found.slice(0, limit).map(head));
      return {
        blobs: page.filter((blob) => blob !== null),
        cursor: found.length > limit ? (found[limit - 1] ?? null) : null,
      };
    },
    async delete(digest) {
      if (!isDigest(digest)) return;
      try {
        await rm(fileOf(digest), { force: true });
        await rm(typeFile(fileOf(digest)), { force: true });
      } catch (error) {
        throw storageFailure(`The file ${digest} could not be deleted`, error);
      }
    },
    signedUrl: async (digest, options) => urls.sign(digest, options),
  };
}

async function writeDraft(draft: string, source: Readable | Uint8Array) {
  const digesting = digestingStream();
  const input = source instanceof Uint8Array ? Readable.from([source]) : source;
  await writeFileFrom(draft, input, { through: digesting.stream, flags: "wx", mode: 0o600, flush: true });
  return digesting.result();
}

const typeFile = (file: string) => `${file}.json`;

/** Before the content: a blob that is there has its type. */
async function writeType(file: string, draft: string, contentType: string): Promise<void> {
  const typeDraft = `${draft}.json`;
  try {
    const handle = await open(typeDraft, "wx", 0o600);
    try {
      await handle.writeFile(JSON.stringify({ contentType }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(typeDraft, typeFile(file));
  } finally {
    await rm(typeDraft, { force: true });
  }
}

async function typeOf(file: string): Promise<string> {
  const text = await orNull(readFile(typeFile(file), "utf8"));
  // A folder restored without them still plays: browsers are told the truth, that the type is not known.
  return text === null
    ? "application/octet-stream"
    : (JSON.parse(text) as { contentType: string }).contentType;
}

/** A new name survives a power cut only when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; it keeps names by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Drafts of processes that died while writing. Names carry the writer: `<host>.<pid>.<uuid>`. */
async function removeAbandoned(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const file = path.join(drafts, name);
    const touchedMs = await orNull(stat(file).then((found) => found.mtimeMs));
    const [pid] = name.startsWith(`${os.hostname()}.`) ? name.slice(os.hostname().length + 1).split(".") : [];
    const dead = pid !== undefined && !isRunning(Number(pid));
    if (dead || (touchedMs !== null && Date.now() - touchedMs > abandonedAfterMs))
      await rm(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** At least the first `count` digests behind `cursor`, in order, when there are so many. */
async function digestsAfter(folder: string, cursor: string, count: number): Promise<Digest[]> {
  const shards = ((await orNull(readdir(folder))) ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  const found: Digest[] = [];
  for (const shard of shards) {
    if (shard < cursor.slice(0, 2)) continue;
    const names = await readdir(path.join(folder, shard));
    found.push(...names.filter((name) => isDigest(name) && name > cursor).sort());
    if (found.length >= count) break;
  }
  return found;
}

/** Absence is an answer here; every other failure of the disk is not. */
async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw storageFailure("The stored files could not be read", error);
  }
}

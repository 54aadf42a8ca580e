import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { Database } from "@/db/client";
import { StudioError } from "@/domain/errors";
import type { BlobStore } from "@/storage/blob-store";
import { checkDocuments } from "./check-documents";
import { loadProjectRows } from "./load-rows";
import { digestsIn } from "./project-rows";
import { fileEntry, type OpenArchive, readArchive } from "./read-archive";

/**
 * Makes a project of an archive, for an owner who need not be the one who made it: equal rows under the same content
 * keys, and equal files, so that making it again costs nothing. What it has cost was paid elsewhere and is not booked.
 * Files come before rows: an interruption leaves files that nothing names, never a project without its files.
 *
 * Errors: "invalid-input" for what is no whole archive of a release that can be read; then nothing is restored.
 */
export async function restoreArchive(
  { db, blobs }: { db: Database; blobs: BlobStore },
  { path, ownerId }: { path: string; ownerId: string },
): Promise<{ projectId: string; title: string }> {
  const archive = await readArchive(path);
  checkDocuments(archive.tables);
  await requireWhole(archive);
  await refuseForeignFiles(blobs, archive);
  await storeFiles(blobs, archive);
  const { project } = archive.manifest;
  const projectId = await loadProjectRows(db, { tables: archive.tables, projectId: project.id, ownerId });
  return { projectId, title: project.title };
}

/** Files are known by their digest alone: an archive must not open one that was never its maker's. */
async function refuseForeignFiles(blobs: BlobStore, { manifest, tables }: OpenArchive): Promise<void> {
  const own = new Set(manifest.blobs.map(({ digest }) => digest));
  for (const digest of digestsIn(tables)) {
    if (own.has(digest) || !(await blobs.head(digest))) continue;
    throw new StudioError(
      "invalid-input",
      "The archive names files that it does not hold. It is not restored.",
    );
  }
}

/** All of them, before any is stored. */
async function requireWhole({ manifest, zip }: OpenArchive): Promise<void> {
  for (const file of manifest.blobs) {
    const hash = createHash("sha256");
    await pipeline(await zip.read(fileEntry(zip, file)), hash);
    if (hash.digest("hex") === file.digest) continue;
    throw new StudioError("invalid-input", "A file of the archive is damaged. Download the archive again.");
  }
}

/** Types that a browser only shows or plays; anything else is kept as bytes. */
const mediaType = /^(image\/(png|jpeg|webp|gif)|(video|audio)\/[\w.+-]+)$/;

async function storeFiles(blobs: BlobStore, { manifest, zip }: OpenArchive): Promise<void> {
  for (const file of manifest.blobs) {
    if (await blobs.head(file.digest)) continue;
    const contentType = mediaType.test(file.contentType) ? file.contentType : "application/octet-stream";
    await blobs.put(await zip.read(fileEntry(zip, file)), { contentType, expected: file.digest });
  }
}

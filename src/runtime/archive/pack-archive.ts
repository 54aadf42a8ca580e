import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Database } from "@/db/client";
import type { ExportedFile } from "@/domain/export/export-job";
import type { ExportProgress } from "@/pipeline/export/render-export";
import { type Packed, zipOf } from "@/pipeline/export/zip-stream";
import type { BlobInfo, BlobStore } from "@/storage/blob-store";
import { type ArchiveManifest, archiveNames } from "./manifest";
import { digestsIn, readProjectRows, type TableRows } from "./project-rows";

const contentType = "application/zip";

type Packing = { projectId: string; title: string; madeAt: Date } & ExportProgress;

/**
 * Packs everything that a project consists of into a ZIP that streams into the blob store: its rows as of one moment, and
 * every file that they name. `restoreArchive` makes an equal project of it.
 */
export async function packArchive(
  { db, blobs }: { db: Database; blobs: BlobStore },
  { projectId, title, ...packing }: Packing,
): Promise<ExportedFile> {
  const tables = (await readProjectRows(db, projectId)).map((table) => ({ ...table, text: textOf(table) }));
  const files: BlobInfo[] = [];
  for (const digest of digestsIn(tables)) {
    const file = await blobs.head(digest);
    if (file) files.push(file);
  }
  const manifest: ArchiveManifest = {
    ...{ format: "framewright-project", version: 1, createdAt: packing.madeAt.toISOString() },
    project: { id: projectId, title },
    tables: tables.map(({ name, rows, text }) => ({ name, rows: rows.length, digest: sha256(text) })),
    blobs: files.map(({ digest, bytes, contentType: type }) => ({ digest, bytes, contentType: type })),
  };
  const contents: Packed[] = [
    packedText(archiveNames.manifest, `${JSON.stringify(manifest, null, 2)}\n`),
    ...tables.map(({ name, text }) => packedText(archiveNames.table(name), text)),
    ...files.map(({ digest, bytes }): Packed => {
      const open = async () => (await blobs.get(digest)).stream;
      return { path: archiveNames.blob(digest), bytes, compress: false, open };
    }),
  ];
  const stored = await blobs.put(zipOf(contents, packing), { contentType });
  return {
    ...{ digest: stored.digest, bytes: stored.bytes, contentType },
    report: { durationFrames: null, width: null, height: null, loudness: null, notes: [] },
  };
}

const textOf = ({ columns, rows }: TableRows) =>
  [columns, ...rows].map((line) => `${JSON.stringify(line)}\n`).join("");

function packedText(path: string, text: string): Packed {
  const bytes = Buffer.from(text, "utf8");
  return { path, bytes: bytes.length, compress: true, open: async () => Readable.from([bytes]) };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

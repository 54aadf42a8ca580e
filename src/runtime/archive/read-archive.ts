import { createHash } from "node:crypto";
import { text as readText } from "node:stream/consumers";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { type ArchiveManifest, archiveNames, notAnArchive, parseManifest } from "./manifest";
import { archivedTables, type TableRows } from "./project-rows";
import { openZip, type ZipEntry, type ZipFile } from "./zip-file";

/** Of all rows together, unpacked: a project with hundreds of takes has a few megabytes. */
const mostRowBytes = 512 * 1024 * 1024;
const mostFiles = 50_000;

export type OpenArchive = {
  manifest: ArchiveManifest;
  tables: TableRows[];
  /** The files, to be read one after the other. */
  zip: ZipFile;
};

/**
 * Opens a project archive and checks it: it holds what its manifest says and nothing else, its rows are those that were
 * written, and nothing in it unpacks to more than it says. Files are checked as they are stored. Throws "invalid-input".
 */
export async function readArchive(path: string): Promise<OpenArchive> {
  const zip = await openZip(path);
  const unpacked = [...zip.entries.values()].filter(({ stored }) => !stored);
  if (unpacked.reduce((sum, { bytes }) => sum + bytes, 0) > mostRowBytes || zip.entries.size > mostFiles) {
    throw new StudioError(
      "invalid-input",
      "This archive unpacks to more than a project can have. It is not restored.",
    );
  }
  const manifest = parseManifest(await textOf(zip, archiveNames.manifest));
  requireExactly(zip, manifest);
  const tables: TableRows[] = [];
  for (const table of manifest.tables) {
    const lines = await textOf(zip, archiveNames.table(table.name));
    if (createHash("sha256").update(lines).digest("hex") !== table.digest)
      throw damaged(`the rows of ${table.name}`);
    tables.push(parseRows(table.name, lines));
  }
  return { manifest, tables, zip };
}

const damaged = (what: string, cause?: unknown) =>
  new StudioError(
    "invalid-input",
    `The archive is damaged: ${what} are not what was written. Download it again.`,
    {
      cause,
    },
  );

async function textOf(zip: ZipFile, name: string): Promise<string> {
  const entry = zip.entries.get(name);
  if (!entry) throw new StudioError("invalid-input", notAnArchive);
  return readText(await zip.read(entry)).catch((error: unknown) => {
    throw error instanceof StudioError ? error : damaged(`the contents of ${name}`, error);
  });
}

/** Names are never paths: what is not named by the manifest is refused, wherever it would like to go. */
function requireExactly(zip: ZipFile, { tables, blobs }: ArchiveManifest): void {
  const wanted = new Set([
    archiveNames.manifest,
    ...tables.map(({ name }) => archiveNames.table(name)),
    ...blobs.map(({ digest }) => archiveNames.blob(digest)),
  ]);
  const strange = [...zip.entries.keys()].find((name) => !wanted.has(name));
  if (strange !== undefined) {
    throw new StudioError(
      "invalid-input",
      `The archive holds “${strange.slice(0, 80)}”, which belongs to no project.`,
    );
  }
  const unknown = tables.find(({ name }) => !archivedTables.some((known) => known.name === name));
  if (unknown) {
    throw new StudioError(
      "invalid-input",
      `This release does not know ${unknown.name} of the archive. Restore it with the release that made it, or a newer one.`,
    );
  }
  for (const { digest, bytes } of blobs) fileEntry(zip, { digest, bytes });
}

/** A file of the archive, which is not packed: it takes as much room as it says. */
export function fileEntry(zip: ZipFile, { digest, bytes }: { digest: string; bytes: number }): ZipEntry {
  const entry = zip.entries.get(archiveNames.blob(digest));
  if (!entry?.stored || entry.bytes !== bytes || entry.packedBytes !== bytes)
    throw damaged(`the bytes of ${digest}`);
  return entry;
}

const line = z.array(z.string().nullable());

function parseRows(name: string, text: string): TableRows {
  try {
    const [columns = [], ...rows] = text
      .split("\n")
      .filter((one) => one !== "")
      .map((one) => line.parse(JSON.parse(one)));
    if (rows.some((row) => row.length !== columns.length)) throw new Error("a row has another length");
    return { name, columns: z.array(z.string()).parse(columns), rows };
  } catch (error) {
    throw damaged(`the rows of ${name}`, error);
  }
}

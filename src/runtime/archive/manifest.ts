import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { tableFile } from "@/runtime/backup/manifest";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/**
 * What a project archive holds:
 *
 *     manifest.json          this
 *     rows/<table>.jsonl     the first line names the columns, each other is a row: its values as Postgres' text, or null
 *     blobs/<digest>         the project's files under their SHA-256
 */
const manifestSchema = z.object({
  format: z.literal("framewright-project"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  project: z.object({ id: z.uuid(), title: z.string() }),
  tables: z.array(tableFile),
  blobs: z.array(z.object({ digest, bytes: count, contentType: z.string().max(200) })),
});
export type ArchiveManifest = z.infer<typeof manifestSchema>;

export const archiveNames = {
  manifest: "manifest.json",
  table: (name: string) => `rows/${name}.jsonl`,
  blob: (digest: string) => `blobs/${digest}`,
};

/** Throws "invalid-input" for an archive of a newer release, and for what is no archive at all. */
export function parseManifest(text: string): ArchiveManifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new StudioError("invalid-input", notAnArchive, { cause });
  }
  const head = z.object({ format: z.literal("framewright-project"), version: z.int() }).safeParse(read);
  if (!head.success) throw new StudioError("invalid-input", notAnArchive, { cause: head.error });
  if (head.data.version !== 1) {
    throw new StudioError(
      "invalid-input",
      `This archive has version ${head.data.version}; this studio reads version 1. Restore it with the release that made it, or a newer one.`,
    );
  }
  const manifest = manifestSchema.safeParse(read);
  if (!manifest.success) throw new StudioError("invalid-input", notAnArchive, { cause: manifest.error });
  return manifest.data;
}

export const notAnArchive =
  "This file is no project archive of Framewright. Choose a ZIP that was made with Export, Project archive.";

import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StudioError } from "@/domain/errors";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** What is said of a file of rows: how many, and the SHA-256 of the file. */
export const tableFile = z.object({ name: z.string(), rows: count, digest });

/**
 * What a backup folder holds. It is written last, so that a folder with one is complete:
 *
 *     manifest.json
 *     rows-<time>/<table>.jsonl   the first line names the columns, each other is a row: their values as Postgres'
 *                                 text, or null
 *     blobs/<ab>/<digest>         stored files under their SHA-256, each with its type beside it
 *     secrets.json                generated keys, when they do not come from the environment
 */
const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  rowsFolder: z.string().regex(/^rows-[\w-]+$/),
  migrations: z.array(z.object({ createdAt: z.int(), hash: digest })).min(1),
  tables: z.array(tableFile),
  /** The last number that each sequence gave out; null for one that has not begun. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/).nullable() })),
  blobs: z.object({ count, bytes: count }),
  secretsDigest: digest.nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;

const fileOf = (folder: string) => path.join(folder, "manifest.json");

/** Null for a folder without one: none was made there, or it was not finished. Throws StudioError "invalid-input". */
export async function readManifest(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(fileOf(folder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new StudioError("storage-failed", `${fileOf(folder)} cannot be read.`, { cause: error });
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StudioError(
      "invalid-input",
      `${fileOf(folder)} is damaged, or belongs to another release of Framewright: use that one, or another backup.`,
      { cause: error },
    );
  }
}

/** Replaces the one before in one step. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = `${fileOf(folder)}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
  await rename(draft, fileOf(folder));
}

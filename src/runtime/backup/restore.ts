import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { openDatabase } from "@/db/client";
import { checkCarried, openCheckedDatabase } from "@/db/version";
import { StudioError } from "@/domain/errors";
import type { Env } from "@/env";
import { copyBlobs } from "@/runtime/backup/copy-blobs";
import { backupBlobs, type Installation, openInstallation } from "@/runtime/backup/installation";
import { loadDatabase, verifyDump } from "@/runtime/backup/load-database";
import { type Manifest, readManifest } from "@/runtime/backup/manifest";
import { dropEverything, holdsRows } from "@/runtime/backup/tables";
import type { BlobStore } from "@/storage/blob-store";

export type RestoreSummary = {
  createdAt: string;
  rows: number;
  blobs: number;
  /** Whose keys hold now; "environment" when the backup has none or AUTH_SECRET is set. */
  secrets: "backup" | "environment";
};

/**
 * Puts a backup into the installation that the environment names, be its database embedded or a server. Everything is
 * verified before anything is changed. An interrupted one may be repeated.
 *
 * Throws StudioError "conflict" when there are rows already and `force` is not given, which replaces them; "data-locked"
 * while a studio runs on the embedded database; "data-version" for a backup of a newer release.
 */
export async function restore(
  env: Env,
  { from, force, projectFolder }: { from: string; force: boolean; projectFolder: string },
): Promise<RestoreSummary> {
  const manifest = await readManifest(from);
  if (!manifest) {
    throw new StudioError(
      "not-found",
      `There is no finished backup in ${from}: it would hold a manifest.json.`,
    );
  }
  checkCarried(manifest.migrations, path.join(projectFolder, "drizzle"));
  await verifyDump(path.join(from, manifest.rowsFolder), manifest);
  const secrets = await readSecrets(from, manifest);
  const installation = await openInstallation(env, projectFolder);
  try {
    await restoreData(installation, { from, force, manifest });
    const own = secrets !== null && env.auth.secret === null;
    if (own) await writeFile(installation.folder.secretsFile, secrets, { mode: 0o600, flush: true });
    return {
      createdAt: manifest.createdAt,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      blobs: manifest.blobs.count,
      secrets: own ? "backup" : "environment",
    };
  } finally {
    await installation.release();
  }
}

async function restoreData(
  { blobs, database }: Installation,
  { from, force, manifest }: { from: string; force: boolean; manifest: Manifest },
): Promise<void> {
  const last = Math.max(...manifest.migrations.map(({ createdAt }) => createdAt));
  const migrationsFolder = await migrationsUpTo(database.migrationsFolder, last);
  try {
    const { db, migrate, close } = await openDatabase({ ...database, migrationsFolder });
    try {
      if (!force && (await holdsRows(db))) throw notEmpty();
      // Files before rows: an interruption leaves files that nothing names, never rows without their files.
      await restoreBlobs(blobs, from, manifest);
      await dropEverything(db);
      await migrate();
      await loadDatabase(db, path.join(from, manifest.rowsFolder), manifest);
    } finally {
      await close();
    }
  } finally {
    await rm(migrationsFolder, { recursive: true, force: true });
  }
  // What releases since then have changed is done to it now, as to any older database.
  await (await openCheckedDatabase(database)).close();
}

const notEmpty = () =>
  new StudioError(
    "conflict",
    "This installation holds data already. Restore into an empty one, or give --force to have its database replaced.",
  );

async function restoreBlobs(blobs: BlobStore, from: string, manifest: Manifest): Promise<void> {
  const { digests } = await copyBlobs(backupBlobs(from), blobs);
  if (digests.size >= manifest.blobs.count) return;
  const missing = manifest.blobs.count - digests.size;
  throw new StudioError(
    "storage-failed",
    `${missing} stored files are missing in ${from}: use another backup.`,
  );
}

const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ when: z.int() })) });

/** A copy of the migrations without those that are younger, for a schema as it was then. */
async function migrationsUpTo(migrationsFolder: string, lastMs: number): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-migrations-"));
  await cp(migrationsFolder, folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = journalSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const entries = journal.entries.filter(({ when }) => when <= lastMs);
  await writeFile(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

async function readSecrets(from: string, { secretsDigest }: Manifest): Promise<Buffer | null> {
  if (secretsDigest === null) return null;
  const file = path.join(from, "secrets.json");
  const content = await readFile(file).catch((error: unknown) => {
    throw new StudioError("storage-failed", `${file} cannot be read: use another backup.`, { cause: error });
  });
  if (createHash("sha256").update(content).digest("hex") === secretsDigest) return content;
  throw new StudioError("storage-failed", `${file} is damaged: use another backup.`);
}

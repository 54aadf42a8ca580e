import { randomBytes } from "node:crypto";
import path from "node:path";
import { acquireDataLock } from "@/db/data-lock";
import type { Env } from "@/env";
import { openBlobs } from "@/runtime/blobs";
import { type DataFolder, openDataFolder } from "@/runtime/data-folder";
import type { BlobStore } from "@/storage/blob-store";
import { createFilesystemStore } from "@/storage/filesystem/filesystem-store";
import { createUrlSigner } from "@/storage/signed-urls";

/** What is kept of an installation, without anything that works. */
export type Installation = {
  folder: DataFolder;
  blobs: BlobStore;
  database: { url: string | null; embeddedFolder: string; migrationsFolder: string };
  release(): Promise<void>;
};

/** Holds the data lock of an embedded database: throws StudioError "data-locked" while a studio runs on it. */
export async function openInstallation(env: Env, projectFolder: string): Promise<Installation> {
  const folder = await openDataFolder(env.dataFolder);
  const embedded = env.database.url === null;
  const lock = embedded ? await acquireDataLock({ folder: folder.database, address: null }) : null;
  return {
    folder,
    blobs: openBlobs(env, folder, noUrls),
    database: {
      ...env.database,
      embeddedFolder: folder.database,
      migrationsFolder: path.join(projectFolder, "drizzle"),
    },
    release: async () => lock?.release(),
  };
}

/** The stored files of a backup. */
export const backupBlobs = (backupFolder: string): BlobStore =>
  createFilesystemStore({ folder: path.join(backupFolder, "blobs"), urls: noUrls });

/** Nobody asks for links here; what is signed with this key is good for nothing. */
const noUrls = createUrlSigner({ key: randomBytes(32).toString("base64url") });

import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "@/domain/errors";

/** Where the parts of an installation lie inside its data folder. */
export type DataFolder = {
  root: string;
  /** The embedded Postgres. */
  database: string;
  blobs: string;
  secretsFile: string;
  /** Scratch of running work; emptied without loss. */
  temporary: string;
};

/**
 * Makes the folder when it is missing, closed to other users of the machine, and proves that it can be written to.
 * Throws StudioError "storage-failed" that says what stands in the way.
 */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder: DataFolder = {
    root,
    database: path.join(root, "database"),
    blobs: path.join(root, "blobs"),
    secretsFile: path.join(root, "secrets.json"),
    temporary: path.join(root, "temporary"),
  };
  try {
    await makeFolder(root);
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
    await makeFolder(folder.temporary);
    return folder;
  } catch (error) {
    throw folderFailure(root, error);
  }
}

/**
 * One folder after the other, from the first that is missing: Node's own recursive call tells a full disk as a missing
 * folder, and never returns where folders cannot be made at all (below /proc).
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = path.dirname(folder);
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (code !== "ENOENT" || parent === folder) throw error;
    const parentWasThere = await exists(parent);
    if (parentWasThere) throw error;
    await makeFolder(parent);
    await mkdir(folder, { mode: 0o700 });
  }
}

const exists = (folder: string) =>
  stat(folder).then(
    () => true,
    () => false,
  );

/** The error for a folder that cannot be used: what stands in the way, and what to do. */
export function folderFailure(folder: string, cause: unknown): StudioError {
  return new StudioError("storage-failed", folderProblem(folder, cause), { cause });
}

function folderProblem(folder: string, error: unknown): string {
  const change = "give this user the right to write there, or choose another folder with FRAMEWRIGHT_DATA";
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
      return `The data folder ${folder} cannot be written to: ${change}.`;
    case "EROFS":
      return `The data folder ${folder} is on a read-only disk: choose another folder with FRAMEWRIGHT_DATA.`;
    case "ENOSPC":
    case "EDQUOT":
      return `The disk of the data folder ${folder} is full: free some space, then start again.`;
    case "EEXIST":
    case "ENOTDIR":
      return `The data folder ${folder} is a file, or lies below one: choose another folder with FRAMEWRIGHT_DATA.`;
    default:
      return `The data folder ${folder} cannot be used (${(error as Error).message}): ${change}.`;
  }
}

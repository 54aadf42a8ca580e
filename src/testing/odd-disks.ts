import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Whether this machine lets tests mount disks of their own (root with the right to mount). */
export const canMount = tryMount();

/** A real disk that is read-only or tiny, mounted until `remove`. */
export function mountDisk(options: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-disk-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
  } catch (error) {
    remove();
    throw error;
  }
  return {
    folder,
    remove() {
      execFileSync("umount", ["-l", folder]);
      remove();
    },
  };
}

function tryMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    mountDisk("size=4k").remove();
    return true;
  } catch {
    return false;
  }
}

/** Takes the right to write to a folder away until `reopen`; from root too, by making the folder immutable. */
export function closeFolder(folder: string): { reopen(): void } {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return { reopen: () => chmodSync(folder, 0o700) };
  }
  execFileSync("chattr", ["+i", folder], { stdio: "ignore" });
  return { reopen: () => execFileSync("chattr", ["-i", folder]) };
}

/** Containers often run as root without the right to make things immutable: there nothing can be closed. */
export const canCloseFolders = tryClose();

function tryClose(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-closed-"));
  try {
    closeFolder(folder).reopen();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

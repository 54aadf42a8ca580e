import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Copies a folder to where there is none yet. An embedded database is 1400 files, for which Node takes three times as long. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-R", from, to]);
}

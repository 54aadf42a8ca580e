import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "@/domain/errors";

/**
 * Lets `write` make a file under a temporary name beside `outputPath` and moves it there when it is complete: nobody
 * ever sees half a file, and a failure or an abort leaves nothing behind.
 */
export async function writeAtomically<Result>(
  outputPath: string,
  write: (temporaryPath: string) => Promise<Result>,
): Promise<Result> {
  const { dir, name, ext } = path.parse(outputPath);
  const temporaryPath = path.join(dir, `.${name}-${randomUUID()}${ext}`);
  try {
    const result = await write(temporaryPath);
    await rename(temporaryPath, outputPath);
    return result;
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw asDiskFull(error) ?? error;
  }
}

function asDiskFull(error: unknown): StudioError | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code !== "ENOSPC" && code !== "EDQUOT") return null;
  return new StudioError("storage-failed", "The disk is full. Free some space and try again.", {
    cause: error,
  });
}

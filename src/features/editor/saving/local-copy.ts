import { z } from "zod";
import { type Cut, cut } from "@/domain/timeline/cut";

const localCopy = z.object({ baseVersion: z.int().nonnegative(), cut, savedAt: z.string() });
export type LocalCopy = z.infer<typeof localCopy>;

const keyOf = (projectId: string) => `framewright.cut.${projectId}`;

/** What was edited and has not reached the server: a lost connection or a closed tab loses nothing. */
export function readLocalCopy(storage: Storage, projectId: string): LocalCopy | null {
  const text = storage.getItem(keyOf(projectId));
  if (text === null) return null;
  try {
    return localCopy.parse(JSON.parse(text));
  } catch {
    // Of another release, or damaged: nothing can be made of it any more.
    storage.removeItem(keyOf(projectId));
    return null;
  }
}

/** Keeps the cut on this device until it is saved. Answers false when the browser has no room for it. */
export function keepLocalCopy(
  storage: Storage,
  projectId: string,
  { baseVersion, cut }: { baseVersion: number; cut: Cut },
): boolean {
  try {
    const copy: LocalCopy = { baseVersion, cut, savedAt: new Date().toISOString() };
    storage.setItem(keyOf(projectId), JSON.stringify(copy));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export const dropLocalCopy = (storage: Storage, projectId: string): void =>
  storage.removeItem(keyOf(projectId));

import type { Database } from "@/db/client";
import { addCutEdit, type CutVersion, newestCutEdit } from "@/db/queries/cut-edits";
import { lockProject } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import { edited } from "@/domain/timeline/check-cut";
import { type Cut, cut as cutDocument } from "@/domain/timeline/cut";
import { requireRoom } from "@/domain/timeline/cut-limits";
import type { SignedInContext } from "@/server/context";
import { requireOwnMedia } from "./editor-media";
import { madeCut } from "./made-cut";

export type SaveCut = {
  projectId: string;
  /** The version that the edit was made from. */
  baseVersion: number;
  cut: Cut;
  /** What was done, in words for the maker. */
  message: string;
  /** Keeps the version for good; saves in passing are forgotten after a while. */
  kept: boolean;
};

/**
 * Saves a cut as the next version. Throws "conflict", with who saved and when, unless the edit was made from the newest
 * one: no tab overwrites another silently. Throws "invalid-input" for what cannot be played or is not the project's.
 */
export async function saveCut(
  ctx: SignedInContext,
  { projectId, baseVersion, cut, message, kept }: SaveCut,
): Promise<{ version: number; savedAt: string }> {
  requireRoom(cut);
  await requireOwnMedia(ctx, { projectId, cut });
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const newest = await newestCutEdit(tx, projectId);
    if ((newest?.version ?? 0) !== baseVersion) throw conflictWith(newest, ctx.user.userId);
    requireSameFilm(await cutBefore(tx, projectId, newest?.data ?? null), cut);
    const version = baseVersion + 1;
    await addCutEdit(tx, {
      ...{ projectId, version, data: cut, base: baseVersion, message, kept },
      personId: ctx.user.userId,
    });
    return { version, savedAt: new Date().toISOString() };
  });
}

function conflictWith(newest: CutVersion | null, userId: string): StudioError {
  if (!newest)
    return new StudioError("conflict", "The saved versions of this cut are gone. Reload the editor.");
  const who = newest.personId === userId ? "You" : (newest.savedBy ?? "Somebody");
  const where = newest.personId === userId ? " in another tab or on another device" : "";
  const when = newest.createdAt.toISOString().slice(11, 16);
  return new StudioError(
    "conflict",
    `${who} saved version ${newest.version} of this cut at ${when} UTC${where}. Take over from it, or keep both.`,
  );
}

async function cutBefore(db: Database, projectId: string, saved: Cut | null): Promise<Cut> {
  const before = saved ? cutDocument.parse(saved) : await madeCut(db, projectId);
  if (!before) {
    throw new StudioError("not-found", "There is nothing to edit yet: the project has no finished clips.");
  }
  return before;
}

/** An edit arranges the film; its rate and size are the project's. */
function requireSameFilm(before: Cut, cut: Cut): void {
  const isSame =
    before.fps === cut.fps && before.size.width === cut.size.width && before.size.height === cut.size.height;
  if (!isSame) {
    throw new StudioError("invalid-input", "This cut has another size or frame rate than its project.");
  }
  edited(before, cut);
}

import { newestBrief } from "@/db/queries/projects";
import { chooseTake, findSelection, releaseSlot } from "@/db/queries/selections";
import { findTake } from "@/db/queries/takes";
import { StudioError } from "@/domain/errors";
import type { Selection } from "@/domain/shot/selection";
import type { Context, SignedInContext } from "@/server/context";

/**
 * Chooses a clip by hand. The choice stands until the brief changes, the shot is drawn again or it is taken back; the
 * video is cut from it by the next run. Answers with what was chosen before, so that it can be undone.
 */
export async function choose(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { projectId, takeId }: { projectId: string; takeId: string },
): Promise<{ slot: string; before: Selection | null }> {
  const take = await findTake(db, { projectId, takeId });
  if (!take) throw new StudioError("not-found", "This take does not exist, or it is not yours");
  if (take.kind !== "clip") {
    throw new StudioError(
      "invalid-input",
      "Only clips can be chosen by hand. Redraw the shot to change its frames.",
    );
  }
  const { slot } = take;
  const before = await findSelection(db, { projectId, slot });
  const { id: briefId } = await newestBrief(db, projectId);
  await chooseTake(db, { projectId, takeId, slot, briefId, personId: user.userId });
  return { slot, before };
}

/** Leaves the choice of a slot's take to the studio again. */
export async function release(
  { db }: Pick<Context, "db">,
  place: { projectId: string; slot: string },
): Promise<{ slot: string }> {
  await releaseSlot(db, place);
  return { slot: place.slot };
}

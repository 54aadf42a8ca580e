import { removedTakes } from "@/db/queries/pool";
import { newestScorecards } from "@/db/queries/scorecards";
import { findSelection } from "@/db/queries/selections";
import { artifactsOfTakes, takesOfSlot } from "@/db/queries/takes";
import { modelName } from "@/domain/catalogue/entries";
import type { SlotTakes } from "@/domain/view/quality-views";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { scorecardView } from "./scorecard-view";

/**
 * All takes of a slot with their scorecards, oldest first, and which of them is chosen. What was taken out of the pool is
 * left out; the others keep their numbers.
 */
export async function slotTakes(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  place: { projectId: string; slot: string },
): Promise<SlotTakes> {
  const rows = await takesOfSlot(db, place);
  const ids = rows.map(({ id }) => id);
  const cards = await newestScorecards(db, ids);
  const artifacts = await artifactsOfTakes(db, ids);
  const selection = await findSelection(db, place);
  const removed = await removedTakes(db, { projectId: place.projectId, takeIds: ids });
  const shown = rows
    .map((take, index) => ({ take, number: index + 1 }))
    .filter(({ take: { id } }) => id === selection?.takeId || !removed.has(id));
  return {
    takes: await Promise.all(
      shown.map(async ({ take, number }) => ({
        id: take.id,
        number,
        artifactId: artifacts.get(take.id) ?? null,
        media: await mediaView(runtime.blobs, take),
        model: modelName(take.model),
        seed: take.seed,
        draft: take.draft,
        prompt: take.prompt,
        costMicros: take.costMicros,
        createdAt: take.createdAt.toISOString(),
        scorecard: scorecardView(cards.get(take.id)),
      })),
    ),
    selection: selection && {
      takeId: selection.takeId,
      chosenBy: selection.chosenBy,
      reason: selection.reason,
    },
  };
}

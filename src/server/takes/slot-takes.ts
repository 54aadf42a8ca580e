import { newestScorecards } from "@/db/queries/scorecards";
import { findSelection } from "@/db/queries/selections";
import { artifactsOfTakes, takesOfSlot } from "@/db/queries/takes";
import { modelName } from "@/domain/catalogue/entries";
import type { SlotTakes } from "@/domain/view/quality-views";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { scorecardView } from "./scorecard-view";

/** All takes of a slot with their scorecards, oldest first, and which of them is chosen. */
export async function slotTakes(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  place: { projectId: string; slot: string },
): Promise<SlotTakes> {
  const rows = await takesOfSlot(db, place);
  const ids = rows.map(({ id }) => id);
  const cards = await newestScorecards(db, ids);
  const artifacts = await artifactsOfTakes(db, ids);
  const selection = await findSelection(db, place);
  return {
    takes: await Promise.all(
      rows.map(async (take, index) => ({
        id: take.id,
        number: index + 1,
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

import { standingTakes } from "@/db/queries/takes";
import { modelName } from "@/domain/catalogue/entries";
import type { PromptsView } from "@/domain/view/workspace-views";
import type { Context } from "@/server/context";

/** What models would be told for a shot and what they were told; null while nothing is planned. */
export async function promptsView(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId, shotKey }: { projectId: string; shotKey: string },
): Promise<PromptsView | null> {
  const prompts = await runtime.promptsOfShot({ projectId, shotKey });
  if (!prompts) return null;
  const slots = [...prompts.frames.map(({ slot }) => slot), prompts.clip.slot];
  const standing = await standingTakes(db, { projectId, slots });
  return {
    ...prompts,
    sent: standing
      .filter(({ prompt }) => prompt !== "")
      .map(({ slot, prompt, model, createdAt }) => ({
        ...{ slot, prompt, model: modelName(model) },
        createdAt: createdAt.toISOString(),
      })),
  };
}

import type { RunRef } from "@/domain/build/build";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import { modelsOfRun } from "@/domain/run/run";
import type { Workspace } from "@/domain/workspace/workspace";
import type { Models, Records, RunContext } from "@/pipeline/ports";
import type { ModelDesk } from "@/runtime/model-desk";

/**
 * What the maker has decided for a run, and the models that it takes. Throws "misconfigured" when one of them cannot be
 * had.
 */
export async function decidedFor(
  run: RunRef,
  { records, desk }: { records: Records; desk: Pick<ModelDesk, "forChoice"> },
): Promise<Pick<RunContext, "wishes" | "models">> {
  const { models: choice } = await records.brief(run);
  const wishes = await records.workspace(run);
  const chosen = modelsOfRun(run.options, choice);
  return { wishes, models: await modelsWithWishes(desk, run.ownerId, { chosen, wishes }) };
}

const distinct = (wished: readonly { model: string | null }[]): string[] => [
  ...new Set(wished.flatMap(({ model }) => (model === null ? [] : [model]))),
];

/** The models of a run with those that its maker wants for single frames and clips. */
export function modelsWithWishes(
  desk: Pick<ModelDesk, "forChoice">,
  ownerId: string,
  { chosen, wishes }: { chosen: ModelChoice; wishes: Workspace },
): Promise<Models> {
  return desk.forChoice(ownerId, chosen, {
    image: distinct(Object.values(wishes.frames)),
    video: distinct(Object.values(wishes.clips)),
  });
}

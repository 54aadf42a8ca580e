import type { ModelChoice } from "@/domain/catalogue/model-choice";
import { StudioError } from "@/domain/errors";
import type { Models } from "@/pipeline/ports";

/** Knows which models there are, and gives a run the ones it works with. */
export type ModelDesk = {
  /** What this machine can do by itself, for free. */
  local: Models;
  /** The models that were chosen, with the owner's keys; throws "misconfigured" when one cannot be had. */
  forChoice(ownerId: string, choice: ModelChoice): Promise<Models>;
};

export function createModelDesk({ local }: { local: Models }): ModelDesk {
  return {
    local,
    async forChoice(_ownerId, choice) {
      const wanted = Object.values(choice)
        .flat()
        .find((id) => id !== null);
      if (wanted) throw new StudioError("misconfigured", `There is no model ${wanted} here`);
      return local;
    },
  };
}

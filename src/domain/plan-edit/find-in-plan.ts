import { StudioError } from "@/domain/errors";
import type { Plan, PlanScene, PlanShot } from "@/domain/plan/plan";

/** A shot by its key. A `StudioError` "not-found" when it is not there. */
export function shotIn({ shots }: Pick<Plan, "shots">, key: string): PlanShot {
  return found(shots, key);
}

/** A scene by its key. A `StudioError` "not-found" when it is not there. */
export function sceneIn({ scenes }: Pick<Plan, "scenes">, key: string): PlanScene {
  return found(scenes, key);
}

export function found<Thing extends { key: string }>(things: readonly Thing[], key: string): Thing {
  const thing = things.find((candidate) => candidate.key === key);
  if (thing) return thing;
  throw new StudioError(
    "not-found",
    `"${key}" is not in the plan any more. Reload the page to see the plan as it is.`,
  );
}

/** A `StudioError` "conflict" when a key that is to be new stands for something already. */
export function requireNew(things: readonly { key: string }[], key: string): void {
  if (things.some((thing) => thing.key === key)) {
    throw new StudioError("conflict", `There is already something called "${key}" in the plan.`);
  }
}

export const atLeastOneShot = () =>
  new StudioError(
    "invalid-input",
    "A video needs at least one shot. Add another one before you remove this one.",
  );

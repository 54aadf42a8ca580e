import type { Plan, PlanScene, PlanShot } from "./plan";

/**
 * The shot whose picture this one goes on from, however many shots back: they are one continuous take, so they
 * show the same things. A shot after a cut is its own.
 */
export function chainHead(plan: Plan, shot: PlanShot): PlanShot {
  let index = plan.shots.findIndex(({ key }) => key === shot.key);
  while (index > 0 && plan.shots[index]?.continuesPrevious) index--;
  return plan.shots[index] ?? shot;
}

/** The scene a shot belongs to. `finishPlan` has checked that there is one. */
export function sceneOf(plan: Plan, shot: PlanShot): PlanScene {
  const scene = plan.scenes.find(({ key }) => key === shot.sceneKey);
  if (!scene) throw new RangeError(`Shot "${shot.key}" is in no scene of this plan`);
  return scene;
}

import { StudioError } from "@/domain/errors";
import { apportionFrames } from "@/domain/plan/apportion-frames";
import type { Plan } from "@/domain/plan/plan";
import { shotIn } from "./find-in-plan";
import type { Others } from "./plan-edit";

/** No shot is made shorter than a second as long as the video has room for it. */
export const minimumFrames = ({ fps }: Pick<Plan, "fps">): number => fps;

/** The most frames one shot can have while every other one keeps the minimum, or a frame where even that is too much. */
export function longestShot(plan: Pick<Plan, "fps" | "durationFrames">, shots: number): number {
  const others = shots - 1;
  const roomy = plan.durationFrames - others * minimumFrames(plan);
  return roomy >= minimumFrames(plan) ? roomy : plan.durationFrames - others;
}

/** Sets the length of one shot. With "rebalance" it is as near to the wish as the others have room for. */
export function setLength(
  plan: Plan,
  { key, frames, others }: { key: string; frames: number; others: Others },
): Plan {
  shotIn(plan, key);
  if (!Number.isInteger(frames) || frames < 1) {
    throw new StudioError("invalid-input", "A shot lasts at least one frame. Type a longer time.");
  }
  const longest = longestShot(plan, plan.shots.length);
  if (others === "rebalance" && longest < 1) throw tooManyShots();
  const wished = others === "rebalance" ? Math.min(frames, longest) : frames;
  const shots = plan.shots.map((shot) => (shot.key === key ? { ...shot, durationFrames: wished } : shot));
  return others === "rebalance" ? rebalanced({ ...plan, shots }, key) : { ...plan, shots };
}

/**
 * The plan with lengths that sum exactly to the video's: by the largest remainder, in the proportions the shots have
 * now. @param fixedKey A shot that keeps its length unless it is the only one. It must leave a frame for each other one.
 */
export function rebalanced(plan: Plan, fixedKey: string | null = null): Plan {
  const fixed = plan.shots.length > 1 ? plan.shots.find(({ key }) => key === fixedKey) : undefined;
  const free = plan.shots.filter((shot) => shot !== fixed);
  const total = plan.durationFrames - (fixed?.durationFrames ?? 0);
  if (total < free.length) throw tooManyShots();
  const parts = apportionFrames(
    free.map(({ durationFrames }) => durationFrames),
    total,
    { minimum: minimumFrames(plan) },
  );
  const lengths = new Map(free.map(({ key }, index) => [key, parts[index]]));
  const shots = plan.shots.map((shot) => {
    const durationFrames = lengths.get(shot.key) ?? shot.durationFrames;
    return durationFrames === shot.durationFrames ? shot : { ...shot, durationFrames };
  });
  return { ...plan, shots };
}

const tooManyShots = () =>
  new StudioError(
    "invalid-input",
    "There would be more shots than the video has frames. Remove a shot before you add another one.",
  );

/** Lengths after shots were added or removed, as the maker wants the others treated. */
export const settleLengths = (plan: Plan, others: Others, fixedKey: string | null = null): Plan =>
  others === "rebalance" ? rebalanced(plan, fixedKey) : plan;

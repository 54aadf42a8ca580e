import type { Plan } from "@/domain/plan/plan";

/** The frame of the finished video at which each shot starts: transitions are taken out of the shot they lead to, not out of the total. */
export function shotStarts(plan: Plan): number[] {
  let start = 0;
  return plan.shots.map((shot) => {
    const own = start;
    start += shot.durationFrames;
    return own;
  });
}

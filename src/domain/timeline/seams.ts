import type { Plan, PlanScene, PlanShot } from "@/domain/plan/plan";
import type { transitionKinds } from "@/domain/timeline/cut";

export type Seam = { kind: "cut" | (typeof transitionKinds)[number]; durationFrames: number };

const cut: Seam = { kind: "cut", durationFrames: 0 };

/**
 * How each shot hands over to the next: one seam between every two shots. Shots that go on from one another and shots
 * of one scene are cut; where place or time changes the seam says so. Decided with the plan, before clips are made,
 * because a transition needs extra frames on both sides. The same plan always gives the same seams.
 */
export function chooseSeams(plan: Plan, { finishing }: { finishing: boolean }): Seam[] {
  const sceneOf = new Map(plan.scenes.map((scene) => [scene.key, scene]));
  return plan.shots.slice(1).map((to, index) => {
    const from = plan.shots[index];
    if (!finishing || !from || to.continuesPrevious) return cut;
    const kind = seamKind({
      plan,
      from,
      to,
      before: sceneOf.get(from.sceneKey),
      after: sceneOf.get(to.sceneKey),
    });
    if (kind === "cut") return cut;
    // Never more than a quarter of the shorter neighbour, so that every shot is mostly itself.
    const longest = Math.floor(Math.min(from.durationFrames, to.durationFrames) / 4);
    const durationFrames = Math.min(longest, Math.round(plan.fps * transitionSeconds[kind]));
    return durationFrames < 3 ? cut : { kind, durationFrames };
  });
}

const transitionSeconds = { crossfade: 0.5, dip: 0.5, wipe: 0.4, slide: 0.35, zoom: 0.4 } as const;

function seamKind({
  plan,
  from,
  to,
  before,
  after,
}: {
  plan: Plan;
  from: PlanShot;
  to: PlanShot;
  before: PlanScene | undefined;
  after: PlanScene | undefined;
}): Seam["kind"] {
  if (!before || !after || before.key === after.key) return "cut";
  const lively = plan.mood === "energetic" || plan.mood === "playful";
  if (to === plan.shots.at(-1)) return lively ? "zoom" : "dip";
  if (before.beat === "before" && after.beat !== "before") return "wipe";
  const sideways = from.camera.move === "track" || from.camera.move === "pan";
  if (lively) return sideways ? "slide" : "cut";
  if (before.timeOfDay !== after.timeOfDay || before.setting.kind !== after.setting.kind) return "crossfade";
  return "cut";
}

/** Frames to make for each shot: its length in the cut and the frames that the seam before it overlaps. */
export function clipLengths(plan: Plan, seams: readonly Seam[]): number[] {
  return plan.shots.map((shot, index) => shot.durationFrames + (seams[index - 1]?.durationFrames ?? 0));
}

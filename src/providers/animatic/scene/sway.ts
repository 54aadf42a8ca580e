import type { SceneSubject } from "@/domain/picture/scene-spec";
import type { Box } from "@/providers/animatic/light";

/** How a living thing moves where it stands. All of it is at rest at both ends of a shot. */
export type Sway = {
  /** The point on the ground it moves about. */
  x: number;
  y: number;
  /** Units it rises with every beat. */
  bob: number;
  /** Degrees it leans to either side. */
  lean: number;
  /** Share of its height it grows by with every breath. */
  breath: number;
  /** Beats in one round of the things in the air. */
  beats: number;
};

type Manner = Pick<Sway, "bob" | "lean" | "breath" | "beats">;

const atRest: Manner = { bob: 0, lean: 0.3, breath: 0.005, beats: 2 };

/** Words of an action, the liveliest first. */
const manners: readonly [RegExp, Manner][] = [
  [/danc|jump|cheer|celebrat/, { bob: 11, lean: 1.6, breath: 0, beats: 6 }],
  [/run|sprint|jog/, { bob: 9, lean: 1.1, breath: 0, beats: 7 }],
  [/walk|stroll|cycl/, { bob: 4, lean: 0.7, breath: 0, beats: 5 }],
  [/laugh|wav|stretch/, { bob: 1.5, lean: 0.7, breath: 0.005, beats: 4 }],
];

/** People breathe, walk and dance in place; things stand still. */
export function swayOf(subject: SceneSubject, box: Box): Sway | null {
  if (subject.kind !== "character") return null;
  const action = subject.action.toLowerCase();
  const manner = manners.find(([words]) => words.test(action))?.[1] ?? atRest;
  return { x: box.x + box.width / 2, y: box.y + box.height, ...manner };
}

/** Where a sway stands at `t`, after `beats` whole beats over the shot. */
export function swayAt(sway: Sway, { t, beats }: { t: number; beats: number }) {
  // Whole beats end where they began, but for a rounding error that would show as another picture.
  const turn = t <= 0 || t >= 1 ? 0 : 2 * Math.PI * beats * t;
  const lift = Math.sin(turn / 2) ** 2;
  return {
    rise: sway.bob * lift,
    stretch: 1 + sway.breath * lift,
    radians: (sway.lean * Math.PI * Math.sin(turn)) / 180,
  };
}

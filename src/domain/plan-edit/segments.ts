import type { Plan, PlanScene, PlanShot } from "@/domain/plan/plan";

export const segmentKinds = ["hook", "body", "call-to-action"] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** Scenes in a row that do one thing for the video: catch the eye, tell, ask. */
export type Segment = { kind: SegmentKind; scenes: PlanScene[]; shots: PlanShot[]; durationFrames: number };

/** Beats that say by their name what they are for, whatever their place. */
const kindOfBeat: Partial<Record<string, SegmentKind>> = {
  hook: "hook",
  attention: "hook",
  body: "body",
  action: "call-to-action",
  cta: "call-to-action",
  "call-to-action": "call-to-action",
};

/** What each scene is for: its beat says so, or its place does. The first catches the eye, the last asks. */
function kindOf({ beat }: PlanScene, index: number, count: number): SegmentKind {
  const named = kindOfBeat[beat.trim().toLowerCase().replaceAll(" ", "-")];
  if (named) return named;
  if (index === 0) return "hook";
  return index === count - 1 ? "call-to-action" : "body";
}

/** The plan as hook, body and call to action, in the order of its scenes. */
export function segmentsOf({ scenes, shots }: Pick<Plan, "scenes" | "shots">): Segment[] {
  const byScene = new Map<string, PlanShot[]>();
  for (const shot of shots) byScene.set(shot.sceneKey, [...(byScene.get(shot.sceneKey) ?? []), shot]);
  const segments: Segment[] = [];
  for (const [index, scene] of scenes.entries()) {
    const kind = kindOf(scene, index, scenes.length);
    const own = byScene.get(scene.key) ?? [];
    const frames = own.reduce((sum, { durationFrames }) => sum + durationFrames, 0);
    const current = segments.at(-1);
    if (current?.kind === kind) {
      current.scenes.push(scene);
      current.shots.push(...own);
      current.durationFrames += frames;
    } else segments.push({ kind, scenes: [scene], shots: [...own], durationFrames: frames });
  }
  return segments;
}

/** Fills a screen. */
const scenesAtOnce = 5;

/**
 * The beginning of a plan, as much as is seen of it at first, and on to a shot that has to be there.
 *
 * @param shotKey Null for none.
 */
export function firstScenes(segments: readonly Segment[], shotKey: string | null): Segment[] {
  const scenes = segments.flatMap((segment) => segment.scenes);
  const sceneKey = segments.flatMap(({ shots }) => shots).find(({ key }) => key === shotKey)?.sceneKey;
  const wanted = scenes.findIndex(({ key }) => key === sceneKey) + 1;
  const kept = new Set(scenes.slice(0, Math.max(scenesAtOnce, wanted)));
  return segments
    .map((segment) => ({ ...segment, scenes: segment.scenes.filter((scene) => kept.has(scene)) }))
    .filter((segment) => segment.scenes.length > 0);
}

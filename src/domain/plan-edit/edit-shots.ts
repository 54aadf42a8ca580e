import { StudioError } from "@/domain/errors";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { longestShot, settleLengths } from "./edit-lengths";
import { atLeastOneShot, requireNew, sceneIn, shotIn } from "./find-in-plan";
import type { Others, ShotPlace } from "./plan-edit";

const newShotSeconds = 2;
const overlaysMax = 2;
const soundsMax = 3;

/** A shot that says nothing yet, of the elements that the shots around it show. */
export function addShot(
  plan: Plan,
  { key, place, others }: { key: string; place: ShotPlace; others: Others },
): Plan {
  sceneIn(plan, place.sceneKey);
  requireNew(plan.shots, key);
  const shot: PlanShot = { ...blankShot(plan, key), sceneKey: place.sceneKey };
  return settleLengths({ ...plan, shots: placed(plan, shot, place) }, others, key);
}

/** A shot without content, as long as a new one usually is and the video has room for. */
export function blankShot(plan: Plan, key: string): PlanShot {
  const product = plan.elements.find(({ kind }) => kind === "product");
  return {
    key,
    sceneKey: "",
    action: "",
    composition: "",
    camera: { move: "static", direction: "none", size: "medium", perspective: "eye-level", lensMm: 35 },
    overlays: [],
    voiceOver: null,
    sounds: [],
    elements: product ? [{ key: product.key, visibility: "full", emphasis: 1, action: "" }] : [],
    continuesPrevious: false,
    durationFrames: Math.max(
      1,
      Math.min(newShotSeconds * plan.fps, longestShot(plan, plan.shots.length + 1)),
    ),
  };
}

/** The shots with one more, at its place among those of its scene; the scene may be one without shots. */
export function placed(
  { scenes, shots }: Pick<Plan, "scenes" | "shots">,
  shot: PlanShot,
  { sceneKey, index }: ShotPlace,
): PlanShot[] {
  return scenes.flatMap(({ key }) => {
    const own = shots.filter((other) => other.sceneKey === key && other.key !== shot.key);
    if (key !== sceneKey) return own;
    const at = Math.max(0, Math.min(index, own.length));
    return [...own.slice(0, at), shot, ...own.slice(at)];
  });
}

export function removeShot(plan: Plan, { key, others }: { key: string; others: Others }): Plan {
  const removed = shotIn(plan, key);
  if (plan.shots.length === 1) throw atLeastOneShot();
  return settleLengths({ ...plan, shots: plan.shots.filter((shot) => shot !== removed) }, others);
}

export function moveShot(plan: Plan, { key, place }: { key: string; place: ShotPlace }): Plan {
  sceneIn(plan, place.sceneKey);
  const shot = shotIn(plan, key);
  const moved = shot.sceneKey === place.sceneKey ? shot : { ...shot, sceneKey: place.sceneKey };
  return { ...plan, shots: placed(plan, moved, place) };
}

/** What is said and written stays in the first half, or it would be there twice. */
export function splitShot(plan: Plan, { key, newKey }: { key: string; newKey: string }): Plan {
  const shot = shotIn(plan, key);
  requireNew(plan.shots, newKey);
  if (shot.durationFrames < 2) {
    throw new StudioError(
      "invalid-input",
      "This shot is one frame long. Make it longer before you split it.",
    );
  }
  const durationFrames = Math.floor(shot.durationFrames / 2);
  const second: PlanShot = {
    ...shot,
    ...{ key: newKey, durationFrames, continuesPrevious: true },
    ...{ overlays: [], voiceOver: null, sounds: [] },
  };
  const first = { ...shot, durationFrames: shot.durationFrames - durationFrames };
  return { ...plan, shots: plan.shots.flatMap((other) => (other === shot ? [first, second] : [other])) };
}

export function mergeShot(plan: Plan, { key }: { key: string }): Plan {
  const shot = shotIn(plan, key);
  const next = plan.shots[plan.shots.indexOf(shot) + 1];
  if (next?.sceneKey !== shot.sceneKey) {
    throw new StudioError(
      "invalid-input",
      "This is the last shot of its scene. Only shots that follow one another in a scene can be merged.",
    );
  }
  const merged: PlanShot = {
    ...shot,
    action: joined([shot.action, next.action]) ?? "",
    composition: joined([shot.composition, next.composition]) ?? "",
    overlays: [...shot.overlays, ...next.overlays].slice(0, overlaysMax),
    voiceOver: joined([shot.voiceOver, next.voiceOver]),
    sounds: [...new Set([...shot.sounds, ...next.sounds])].slice(0, soundsMax),
    elements: [
      ...shot.elements,
      ...next.elements.filter(({ key: seen }) => !shot.elements.some((own) => own.key === seen)),
    ],
    durationFrames: shot.durationFrames + next.durationFrames,
  };
  const shots = plan.shots
    .filter((other) => other !== next)
    .map((other) => (other === shot ? merged : other));
  return { ...plan, shots };
}

/** Texts one after the other; what is said twice is said once. Null when there are none. */
function joined(texts: readonly (string | null)[]): string | null {
  const distinct = [...new Set(texts.map((text) => text?.trim()).filter(Boolean))];
  return distinct.length === 0 ? null : distinct.join(" ");
}

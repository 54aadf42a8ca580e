import { StudioError } from "@/domain/errors";
import type { PlanShot } from "@/domain/plan/plan";
import { editPlan } from "@/domain/plan-edit/edit-plan";
import { nextName, original } from "./alternate-names";
import type { BranchContent } from "./merge";
import { alternatesMax, type ShotAlternate, type ShotStack, type Workspace } from "./workspace";

/**
 * The document in which the present version of a shot is laid under a new one, which begins as a copy of it. Throws
 * "invalid-input" when the shot has as many as it may have, "not-found" for a shot that the plan does not have.
 */
export function withNewAlternate(content: BranchContent, shotKey: string): Workspace {
  const { data, plan } = content;
  const { shown, others } = stackOf(data, shotKey);
  if (others.length >= alternatesMax) {
    throw new StudioError(
      "invalid-input",
      `A shot has at most ${alternatesMax + 1} versions. Remove one that you do not need.`,
    );
  }
  const kept = presentVersion(content, { shotKey, name: shown });
  const stack = { shown: nextName([shown, ...others.map(({ name }) => name)]), others: [...others, kept] };
  return { ...data, plan, alternates: { ...data.alternates, [shotKey]: stack } };
}

/**
 * The document in which another version of a shot stands in the plan, and the one that stood there lies in its place. The
 * shot keeps its place and its length; what was made of either version is found again. Throws "not-found" without it.
 */
export function withAlternateShown(content: BranchContent, shotKey: string, name: string): Workspace {
  const { data, plan } = content;
  const { shown, others } = stackOf(data, shotKey);
  const wanted = others.find((other) => other.name === name);
  if (!wanted) throw new StudioError("not-found", `Shot ${shotKey} has no version ${name} any more`);
  const kept = presentVersion(content, { shotKey, name: shown });
  const isOfShot = (slot: string) => slot.startsWith(`shot/${shotKey}/`);
  const { [shotKey]: _present, ...clips } = data.clips;
  return {
    ...data,
    plan: editPlan(plan, { type: "change-shot", key: shotKey, fields: contentOf(wanted.shot, content) }),
    alternates: {
      ...data.alternates,
      [shotKey]: { shown: name, others: others.map((other) => (other === wanted ? kept : other)) },
    },
    frames: { ...without(data.frames, isOfShot), ...wanted.frames },
    clips: wanted.clip ? { ...clips, [shotKey]: wanted.clip } : clips,
    pins: { ...without(data.pins, isOfShot), ...wanted.pins },
    approved: data.approved.filter((slot) => !isOfShot(slot)),
  };
}

/** The document without one of the versions that lie under a shot. The last one takes the stack with it. */
export function withoutAlternate(data: Workspace, shotKey: string, name: string): Workspace {
  const { shown, others } = stackOf(data, shotKey);
  const rest = others.filter((other) => other.name !== name);
  const { [shotKey]: _stack, ...alternates } = data.alternates;
  return {
    ...data,
    alternates: rest.length > 0 ? { ...alternates, [shotKey]: { shown, others: rest } } : alternates,
  };
}

const stackOf = ({ alternates }: Workspace, shotKey: string): ShotStack =>
  alternates[shotKey] ?? { shown: original, others: [] };

/** The version of a shot that stands in the plan now. */
function presentVersion(
  { data, plan }: BranchContent,
  { shotKey, name }: { shotKey: string; name: string },
): ShotAlternate {
  const shot = plan.shots.find(({ key }) => key === shotKey);
  if (!shot) throw new StudioError("not-found", `The plan has no shot ${shotKey}`);
  const isOther = (slot: string) => !slot.startsWith(`shot/${shotKey}/`);
  return {
    ...{ name, shot, clip: data.clips[shotKey] ?? null },
    ...{ frames: without(data.frames, isOther), pins: without(data.pins, isOther) },
  };
}

/** What a version says of the shot; its place, its length and its link to the shot before are the plan's. */
export function contentOf(
  { action, composition, camera, overlays, elements, ...rest }: PlanShot,
  { plan }: BranchContent,
) {
  const { key: _key, sceneKey: _scene, durationFrames: _length, continuesPrevious: _link, ...others } = rest;
  const known = new Set(plan.elements.map(({ key }) => key));
  // Elements that were taken out of the plan meanwhile are not brought back by it.
  return {
    ...others,
    action,
    composition,
    camera,
    overlays,
    elements: elements.filter(({ key }) => known.has(key)),
  };
}

const without = <Value>(
  record: Record<string, Value>,
  isOut: (name: string) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([name]) => !isOut(name)));

import { StudioError } from "@/domain/errors";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import { found, requireNew } from "./find-in-plan";

/** An element that nothing is said of yet. It is in no shot until it is put into one. */
export function addElement(
  plan: Plan,
  { key, kind, name }: { key: string; kind: PlanElement["kind"]; name: string },
): Plan {
  requireNew(plan.elements, key);
  const element: PlanElement = {
    ...{ key, kind, name, description: "", form: "box", label: "" },
    ...{ colours: plan.palette.slice(0, 1), materials: [], marks: [] },
  };
  return { ...plan, elements: [...plan.elements, element] };
}

/** Takes an element out of the plan and of every shot that shows it. */
export function removeElement(plan: Plan, { key }: { key: string }): Plan {
  const removed = found(plan.elements, key);
  if (plan.elements.length === 1) {
    throw new StudioError("invalid-input", "A plan needs at least one element. Add another one first.");
  }
  return {
    ...plan,
    elements: plan.elements.filter((element) => element !== removed),
    shots: plan.shots.map((shot) =>
      shot.elements.some((seen) => seen.key === key)
        ? { ...shot, elements: shot.elements.filter((seen) => seen.key !== key) }
        : shot,
    ),
  };
}

/** Says in which shots an element must match. Shots that do not show it are left out; none at all ends the group. */
export function setGroup(
  plan: Plan,
  { elementKey, shotKeys }: { elementKey: string; shotKeys: readonly string[] },
): Plan {
  found(plan.elements, elementKey);
  const others = plan.consistencyGroups.filter((group) => group.elementKey !== elementKey);
  const consistencyGroups =
    shotKeys.length === 0 ? others : [...others, { elementKey, shotKeys: [...new Set(shotKeys)] }];
  return { ...plan, consistencyGroups };
}

import type { Plan } from "@/domain/plan/plan";
import { addElement, removeElement, setGroup } from "./edit-elements";
import { rebalanced, setLength } from "./edit-lengths";
import { addScene, moveScene, removeScene } from "./edit-scenes";
import { addShot, mergeShot, moveShot, removeShot, splitShot } from "./edit-shots";
import { found } from "./find-in-plan";
import { keepTogether } from "./keep-together";
import type { PlanEdit } from "./plan-edit";

/**
 * The plan after an edit. It holds together as the plan before it did: references resolve, a scene's shots follow one
 * another, nothing continues a shot of another scene, and consistency groups hold just shots that show their element.
 * The plan it is given stays as it is, and what did not change is the same object in both. An edit that cannot be done is
 * a `StudioError`: "not-found" for a key that is not in the plan, "conflict" for a new key that is, "invalid-input" for
 * what would leave no video.
 */
export function editPlan(plan: Plan, edit: PlanEdit): Plan {
  return keepTogether(plan, applied(plan, edit));
}

function applied(plan: Plan, edit: PlanEdit): Plan {
  switch (edit.type) {
    case "change-plan":
      return { ...plan, ...edit.fields };
    case "change-scene":
      return { ...plan, scenes: changed(plan.scenes, edit) };
    case "change-shot":
      return { ...plan, shots: changed(plan.shots, edit) };
    case "change-element":
      return { ...plan, elements: changed(plan.elements, edit) };
    case "add-shot":
      return addShot(plan, edit);
    case "add-scene":
      return addScene(plan, edit);
    case "remove-shot":
      return removeShot(plan, edit);
    case "remove-scene":
      return removeScene(plan, edit);
    case "split-shot":
      return splitShot(plan, edit);
    case "merge-shot":
      return mergeShot(plan, edit);
    case "move-shot":
      return moveShot(plan, edit);
    case "move-scene":
      return moveScene(plan, edit);
    case "set-length":
      return setLength(plan, edit);
    case "rebalance":
      return rebalanced(plan);
    case "add-element":
      return addElement(plan, edit);
    case "remove-element":
      return removeElement(plan, edit);
    case "set-group":
      return setGroup(plan, edit);
  }
}

function changed<Thing extends { key: string }>(
  things: readonly Thing[],
  { key, fields }: { key: string; fields: NoInfer<Partial<Omit<Thing, "key">>> },
): Thing[] {
  const before = found(things, key);
  return things.map((thing) => (thing === before ? { ...thing, ...fields } : thing));
}

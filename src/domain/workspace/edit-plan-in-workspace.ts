import { editPlan } from "@/domain/plan-edit/edit-plan";
import type { PlanEdit } from "@/domain/plan-edit/plan-edit";
import { unlinkElement } from "./link-element";
import type { BranchContent } from "./merge";
import type { Workspace } from "./workspace";

/**
 * The document after an edit of its plan. What was said of an element beside the plan, its link to the library, goes with
 * the element. Throws as `editPlan`.
 */
export function withPlanEdit({ data, plan: before }: BranchContent, edit: PlanEdit): Workspace {
  const plan = editPlan(before, edit);
  const known = new Set(plan.elements.map(({ key }) => key));
  const gone = Object.keys(data.elements ?? {}).filter((key) => !known.has(key));
  return gone.reduce(unlinkElement, { ...data, plan });
}

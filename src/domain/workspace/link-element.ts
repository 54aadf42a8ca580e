import { canonicalJson } from "@/domain/json";
import type { StoredItem } from "@/domain/library/library";
import { type ElementWords, elementWords, type LibraryElement } from "@/domain/library/library-element";
import type { Plan, PlanElement } from "@/domain/plan/plan";
import { editPlan } from "@/domain/plan-edit/edit-plan";
import type { Workspace } from "./workspace";

type Item = Pick<StoredItem<LibraryElement>, "id" | "version" | "content">;

/** An element in words alone. */
export const wordsOfElement = (element: Omit<PlanElement, "key">): ElementWords =>
  elementWords.parse(element);

/**
 * What the maker has decided with an element of the plan taken from the library: its words go into the plan, its selected
 * picture is what frames are held against. Throws "not-found" when the plan has no such element.
 */
export function linkElement(
  data: Workspace,
  { plan, key, item }: { plan: Plan; key: string; item: Item },
): Workspace {
  const fields = wordsOfElement(item.content);
  const link = { itemId: item.id, version: item.version, referenceDigest: item.content.selected };
  return {
    ...data,
    plan: editPlan(plan, { type: "change-element", key, fields }),
    elements: { ...data.elements, [key]: link },
  };
}

/** Lets an element be the plan's own again; its words stay as they are. */
export function unlinkElement(data: Workspace, key: string): Workspace {
  const { elements = {}, ...rest } = data;
  const { [key]: _unlinked, ...others } = elements;
  return Object.keys(others).length > 0 ? { ...rest, elements: others } : rest;
}

/** Whether a project has made something else of an element than the library has. */
export const isOverridden = (element: PlanElement, content: LibraryElement): boolean =>
  canonicalJson(wordsOfElement(element)) !== canonicalJson(wordsOfElement(content));

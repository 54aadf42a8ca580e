import { expect, test } from "vitest";
import { plannedAd } from "@/testing/planned-ad";
import { withPlanEdit } from "./edit-plan-in-workspace";
import { linkElement, wordsOfElement } from "./link-element";
import { emptyWorkspace } from "./workspace";

const { plan } = plannedAd("A steel bottle that keeps water cold on a long hike with friends");
const [first, second] = plan.elements;
if (!first || !second) throw new Error("the plan has too few elements");
const itemOf = (element: typeof first) => ({
  id: `item-of-${element.key}`,
  version: 1,
  content: { ...wordsOfElement(element), references: [], selected: null },
});
const linked = linkElement(linkElement(emptyWorkspace, { plan, key: first.key, item: itemOf(first) }), {
  plan,
  key: second.key,
  item: itemOf(second),
});

test("an element that is taken out of the plan takes its link to the library with it, and only that", () => {
  const without = withPlanEdit({ data: linked, plan }, { type: "remove-element", key: first.key });
  expect(without.plan?.elements.some(({ key }) => key === first.key)).toBe(false);
  expect(Object.keys(without.elements ?? {})).toEqual([second.key]);
  const bare = withPlanEdit(
    { data: without, plan: without.plan ?? plan },
    { type: "remove-element", key: second.key },
  );
  expect(Object.keys(bare)).not.toContain("elements");
});

test("an edit of anything else leaves the links as they are", () => {
  const renamed = withPlanEdit(
    { data: linked, plan },
    { type: "change-element", key: first.key, fields: { name: "Flask" } },
  );
  expect(renamed.elements).toBe(linked.elements);
});

import { expect, test } from "vitest";
import { brand, brief } from "@/domain/brief/brief";
import { lookPresets } from "@/domain/look/presets";
import { plannedAd } from "@/testing/planned-ad";
import { withWorkspace } from "./brief-in-workspace";
import { libraryReferences } from "./library-references";
import { isOverridden, linkElement, unlinkElement, wordsOfElement } from "./link-element";
import { emptyWorkspace } from "./workspace";

const { plan } = plannedAd("A steel bottle that keeps water cold on a long hike");
const [element] = plan.elements;
if (!element) throw new Error("a plan has elements");
const content = {
  ...wordsOfElement(element),
  ...{ name: "Nordlys bottle", colours: ["#1f4d3a"], references: [{ digest: "abc", overall: 80 }] },
  selected: "abc",
};
const item = { id: "item-1", version: 3, content };

test("an element of the library gives its words to the plan and its picture to the frames", () => {
  const linked = linkElement(emptyWorkspace, { plan, key: element.key, item });
  const { key, ...taken } = linked.plan?.elements[0] ?? {};
  expect({ key, taken }).toEqual({ key: element.key, taken: wordsOfElement(content) });
  expect(linked.plan?.shots).toEqual(plan.shots);
  expect(libraryReferences(linked)).toEqual(new Map([[element.key, "abc"]]));
});

test("what a project makes of it is told apart, and letting go leaves the words", () => {
  const linked = linkElement(emptyWorkspace, { plan, key: element.key, item });
  const taken = linked.plan?.elements[0];
  if (!taken) throw new Error("the element is gone");
  expect(isOverridden(taken, content)).toBe(false);
  expect(isOverridden({ ...taken, label: "N" }, content)).toBe(true);
  const released = unlinkElement(linked, element.key);
  expect(Object.keys(released)).not.toContain("elements");
  expect(released.plan).toEqual(linked.plan);
});

test("a project's look and brand stand in the place of the brief's, and no look can be one of them", () => {
  const [one, other] = lookPresets;
  if (!one || !other) throw new Error("no looks");
  const asked = brief.parse({ prompt: "A bottle on a beach at noon", look: one });
  expect(withWorkspace(asked, emptyWorkspace)).toEqual(asked);
  expect(withWorkspace(asked, { look: other }).look).toEqual(other);
  expect(Object.keys(withWorkspace(asked, { look: null }))).not.toContain("look");
  const own = brand.parse({ name: "Nordlys" });
  expect(withWorkspace(asked, { brand: own })).toEqual({ ...asked, brand: own });
});

import { expect, test } from "vitest";
import { comparisonKinds } from "@/domain/comparison/comparison";
import { draft } from "@/features/composer/draft";
import { changeDefinition, checkDefinition, type Definition, startDefinition } from "./definition";

const base = draft.parse({ prompt: "A bottle on a beach at noon", models: { video: "replicate/x" } });
const check = (definition: Definition) => checkDefinition(definition, null);

test("variations that are still alike are told, and only seeds differ from the start", () => {
  for (const kind of comparisonKinds) {
    const { problem } = check(startDefinition(base, kind));
    if (kind === "seeds") expect(problem).toBeNull();
    else expect(problem).toContain("Variations A and B are the same");
  }
});

test("trying another kind keeps what was typed for the one before", () => {
  let definition = startDefinition(base, "prompts");
  const id = definition.variations.prompts[1]?.id ?? "";
  const change = { kind: "prompts", prompt: "A bottle in the snow at noon" } as const;
  definition = changeDefinition(definition, { type: "changed", id, values: { change } });
  definition = changeDefinition(definition, { type: "kind", kind: "seeds" });
  definition = changeDefinition(definition, { type: "kind", kind: "prompts" });
  expect(check(definition).wanted?.variations.map(({ label, change: own }) => [label, own])).toEqual([
    ["A", { kind: "prompts", prompt: base.prompt }],
    ["B", change],
  ]);
});

test("there are never fewer than two variations nor more than five", () => {
  let definition = startDefinition(base, "seeds");
  for (let press = 0; press < 9; press++) definition = changeDefinition(definition, { type: "added" });
  expect(definition.variations.seeds).toHaveLength(5);
  for (const { id } of definition.variations.seeds) {
    definition = changeDefinition(definition, { type: "removed", id });
  }
  expect(definition.variations.seeds).toHaveLength(2);
});

test("what is wrong with one variation is told at that one", () => {
  const definition = startDefinition(base, "prompts");
  const id = definition.variations.prompts[1]?.id ?? "";
  const values = { change: { kind: "prompts", prompt: "Too" } } as const;
  expect(check(changeDefinition(definition, { type: "changed", id, values }))).toMatchObject({
    wanted: null,
    position: 1,
  });
});

test("models are never compared as drafts, which would all look the same", () => {
  const seeds = check(startDefinition(base, "seeds")).wanted;
  expect(seeds?.draftFirst).toBe(true);
  const definition = startDefinition(base, "models");
  const id = definition.variations.models[1]?.id ?? "";
  const values = { change: { kind: "models", models: { ...base.models, video: "replicate/y" } } } as const;
  expect(check(changeDefinition(definition, { type: "changed", id, values })).wanted?.draftFirst).toBe(false);
});

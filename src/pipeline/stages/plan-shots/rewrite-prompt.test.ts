import { expect, test } from "vitest";
import type { PlanRewriteInput } from "@/domain/plan/rewrite-shot";
import { plannedAd } from "@/testing/planned-ad";
import { rewritePrompt } from "./rewrite-prompt";

const { brief, plan, narrative } = plannedAd("Running shoes by Nimbus, 20 seconds, 5 clips");
const asked: PlanRewriteInput = {
  ...{ brief, plan, narrative: narrative.story, shotKey: plan.shots[2]?.key ?? "" },
  ...{ fields: ["action", "camera"], guidance: "closer, and in the rain", attempt: 0 },
};

test("the planner is told the shot as it is, all others, the elements, the story and the wish", () => {
  const { prompt } = rewritePrompt(asked);
  expect(prompt).toContain(`Write shot 3 (${asked.shotKey}) again`);
  expect(prompt).toContain("closer, and in the rain");
  expect(prompt).toContain(narrative.story);
  for (const { action } of plan.shots) expect(prompt).toContain(action);
  for (const { key, name } of plan.elements) expect(prompt).toContain(`${key}: ${name}`);
});

test("it is told the rules of the fields that are wanted, and of no other", () => {
  const { system } = rewritePrompt(asked);
  expect(system).toContain("exactly these fields: action, camera.");
  expect(system).toContain("camera.lensMm");
  expect(system).not.toContain("overlays[].role");
});

test("it is told that what it wrote before was turned down", () => {
  expect(rewritePrompt(asked).prompt).not.toContain("turned down");
  expect(rewritePrompt({ ...asked, attempt: 2 }).prompt).toContain("This is attempt 3");
});

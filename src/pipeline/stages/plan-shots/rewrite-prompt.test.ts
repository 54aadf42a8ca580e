import { expect, test } from "vitest";
import type { PlanRewriteInput } from "@/domain/plan/rewrite-shot";
import { plannedAd } from "@/testing/planned-ad";
import { rewritePrompt, sceneRewritePrompt } from "./rewrite-prompt";

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

test("for a scene it is told the scene as it is, all others, their shots and the wish", () => {
  const [, scene] = plan.scenes;
  if (!scene) throw new Error("the plan has too few scenes");
  const { system, prompt } = sceneRewritePrompt({
    ...{ brief, plan, narrative: narrative.story, sceneKey: scene.key },
    ...{ fields: ["description", "setting"], guidance: "by the sea", attempt: 1 },
  });
  expect(prompt).toContain(`Write scene 2 (${scene.key}) again`);
  for (const told of ["by the sea", "This is attempt 2", narrative.story]) expect(prompt).toContain(told);
  for (const { description } of plan.scenes) expect(prompt).toContain(description);
  for (const { action } of plan.shots) expect(prompt).toContain(action);
  expect(system).toContain("exactly these fields: description, setting.");
  expect(system).not.toContain("weather: how it is outside");
});

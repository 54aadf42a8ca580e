import { describe, expect, it } from "vitest";
import { StudioError } from "@/domain/errors";
import { draftPlan } from "@/providers/template/draft-plan";
import { briefFor } from "@/testing/planned-ad";
import { finishPlan } from "./finish-plan";
import { type PlanDraft, plan as planSchema } from "./plan";

const prompt = "Running shoes by Nimbus for city runners at dawn";
const brief = briefFor(prompt);
const draft = (change: (draft: PlanDraft) => void = () => undefined): PlanDraft => {
  const copy = structuredClone(draftPlan({ brief, prompt }));
  change(copy);
  return copy;
};

function problemsOf(changed: PlanDraft, forBrief = brief): string {
  try {
    finishPlan(changed, forBrief);
  } catch (error) {
    if (error instanceof StudioError && error.code === "invalid-input") return error.message;
    throw error;
  }
  return "";
}

describe("finishPlan", () => {
  it("gives a plan of the schema whose lengths sum to the brief's", () => {
    const plan = planSchema.parse(finishPlan(draft(), brief));
    expect(plan.shots.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(
      brief.durationFrames,
    );
  });

  it("lists every problem at once", () => {
    const message = problemsOf(
      draft((plan) => {
        const [first, second] = plan.shots;
        if (!first || !second) throw new Error("the draft has two shots");
        first.sceneKey = "nowhere";
        second.elements.push({ key: "ghost", visibility: "full", emphasis: 1, action: "" });
        plan.elements.push(structuredClone(plan.elements[0]!));
      }),
    );
    expect(message).toContain('unknown scene "nowhere"');
    expect(message).toContain('unknown element "ghost"');
    expect(message).toContain('two elements are called "product"');
    expect(message).toContain("has no shot");
  });

  it("insists on the number of shots that the maker asked for", () => {
    expect(problemsOf(draft(), briefFor(prompt, { clips: 9 }))).toContain("9 shots were asked for");
  });

  it("insists on 3 to 5 scenes when no number was asked for", () => {
    const one = draft((plan) => {
      plan.scenes.splice(1);
      for (const shot of plan.shots) shot.sceneKey = plan.scenes[0]!.key;
    });
    expect(problemsOf(one)).toContain("3 to 5 scenes");
  });

  it("refuses scenes whose shots are scattered", () => {
    const scattered = draft((plan) => {
      plan.shots.at(-1)!.sceneKey = plan.shots[0]!.sceneKey;
      plan.scenes.splice(plan.scenes.length - 1, 1);
    });
    expect(problemsOf(scattered)).toContain("do not follow one another");
  });

  it("lets no shot continue what is not before it in the same scene", () => {
    const plan = finishPlan(
      draft((changed) => {
        for (const shot of changed.shots) shot.continuesPrevious = true;
      }),
      brief,
    );
    for (const [index, shot] of plan.shots.entries()) {
      expect(shot.continuesPrevious).toBe(index > 0 && plan.shots[index - 1]?.sceneKey === shot.sceneKey);
    }
  });

  it("lists for each element the shots in which it must match", () => {
    const plan = finishPlan(draft(), brief);
    for (const { elementKey, shotKeys } of plan.consistencyGroups) {
      const showing = plan.shots.filter(({ elements }) => elements.some(({ key }) => key === elementKey));
      expect(shotKeys).toEqual(showing.map(({ key }) => key));
    }
    expect(plan.consistencyGroups.map(({ elementKey }) => elementKey)).toContain("product");
  });

  it("keeps the voice silent when the maker wants none", () => {
    const silent = finishPlan(draft(), briefFor(prompt, { voice: false }));
    expect(silent.shots.every(({ voiceOver }) => voiceOver === null)).toBe(true);
  });

  it("gives every shot a second where the length allows it, and whole frames where not", () => {
    const lopsided = draft((plan) => {
      plan.shots[0]!.weight = 1000;
    });
    const shortest = Math.min(
      ...finishPlan(lopsided, brief).shots.map(({ durationFrames }) => durationFrames),
    );
    expect(shortest).toBe(brief.fps);
  });
});

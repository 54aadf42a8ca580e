import { describe, expect, it } from "vitest";
import { enhancementDimensions } from "@/domain/plan/enhancement";
import { briefFor } from "@/testing/planned-ad";
import { critiquePrompt, directPrompt } from "./prompt";

const brief = briefFor("An energy drink for climbers", { style: "retro", brand: { name: "Volt" }, clips: 4 });

describe("words for a language model that enhances", () => {
  it("give the director both versions, the maker's wishes and the critic's issues", () => {
    const { prompt } = directPrompt({
      brief,
      prompt: "A better version.",
      round: 2,
      issues: ["Name the light."],
    });
    for (const fact of [
      brief.prompt,
      "A better version.",
      "Volt",
      "retro",
      "Exactly 4 shots",
      "Name the light.",
    ]) {
      expect(prompt).toContain(fact);
    }
  });

  it("tell both how many moments there are, and what the film does without", () => {
    const silent = briefFor("An energy drink for climbers", {
      voice: false,
      framework: "PAS",
      durationSeconds: 20,
    });
    for (const { prompt } of [
      directPrompt({ brief: silent, prompt: silent.prompt, round: 1, issues: [] }),
      critiquePrompt({ brief: silent, prompt: silent.prompt }),
    ]) {
      for (const fact of ["About 6 shots", "no voice-over", "Framework: PAS"]) expect(prompt).toContain(fact);
    }
  });

  it("name every dimension to the critic", () => {
    const { system, prompt } = critiquePrompt({ brief, prompt: "A better version." });
    for (const dimension of enhancementDimensions) expect(system).toContain(dimension);
    expect(prompt).toContain("A better version.");
  });
});

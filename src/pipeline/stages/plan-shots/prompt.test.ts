import { describe, expect, it } from "vitest";
import { expectedShots } from "@/domain/cost/estimate-work";
import { overlayRoles, revealStrategies } from "@/domain/plan/plan";
import { cameraMoves } from "@/domain/shot/camera";
import { briefFor, plannedAd } from "@/testing/planned-ad";
import { draftPrompt, narrativeCritiquePrompt, narrativePrompt } from "./prompt";

const { brief, plan, narrative } = plannedAd("Running shoes by Nimbus, 20 seconds, 6 clips", {
  brand: { name: "Nimbus", colours: ["#12ab34"] },
  mood: "calm",
  voice: false,
});

describe("words for a language model that plans", () => {
  it("carry every wish of the maker", () => {
    const { prompt } = draftPrompt({ brief, prompt: "A richer prompt." });
    for (const fact of [
      "A richer prompt.",
      brief.prompt,
      "20 seconds",
      "Exactly 6 shots",
      "#12ab34",
      "calm",
      "no voice",
    ]) {
      expect(prompt).toContain(fact);
    }
  });

  it("ask for as many shots as the estimate promises, and for no more speech than fits", () => {
    const open = briefFor("Running shoes for rainy mornings", { durationSeconds: 20 });
    const { prompt } = draftPrompt({ brief: open, prompt: open.prompt });
    expect(prompt).toContain(`3 to 5 scenes, ${expectedShots(open)} shots in all`);
    expect(prompt).toContain("at most 36 words");
    const single = briefFor("Running shoes for rainy mornings", { clips: 1 });
    expect(draftPrompt({ brief: single, prompt: single.prompt }).prompt).toContain("Exactly 1 shot in all");
  });

  it("explain every word that has a meaning of its own in a plan", () => {
    const { system } = draftPrompt({ brief, prompt: "A richer prompt." });
    for (const word of [...cameraMoves, ...overlayRoles, ...revealStrategies]) {
      expect(system).toContain(`${word} (`);
    }
  });

  it("show the writer and the critic every scene and shot, and the writer what to mend", () => {
    const input = { brief, plan, round: 2, issues: ["Name the brand."], previous: narrative };
    const writer = narrativePrompt(input).prompt;
    const critic = narrativeCritiquePrompt({ brief, plan, narrative }).prompt;
    for (const { key, action } of plan.shots) {
      expect(writer).toContain(`${key} in `);
      expect(critic).toContain(action);
    }
    expect(writer).toContain("Name the brand.");
    expect(writer).toContain(narrative.story);
  });
});

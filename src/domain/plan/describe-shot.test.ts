import { describe, expect, it } from "vitest";
import { countWords } from "@/domain/text/wording";
import { plannedAd } from "@/testing/planned-ad";
import { elementWording, framePrompt, motionPrompt } from "./describe-shot";
import { narrativeText } from "./narrative-text";

const ads = [
  "An energy drink",
  "Running shoes by Nimbus for city runners at dawn in the rain",
  "東京の小さなカフェの抹茶ラテ、静かな朝",
  "Jazz festival on the beach, 3 days, 40 artists, get tickets now, 60 seconds, 12 clips",
].map((prompt) => plannedAd(prompt));

describe("prompts of a shot", () => {
  it("have 60 to 120 words", () => {
    for (const { plan, narrative } of ads) {
      for (const shot of plan.shots) {
        const prompts = [
          framePrompt(plan, narrative, { shot, moment: 0 }),
          framePrompt(plan, narrative, { shot, moment: 1 }),
          motionPrompt(plan, narrative, shot),
        ];
        for (const prompt of prompts) {
          expect(countWords(prompt)).toBeGreaterThanOrEqual(60);
          expect(countWords(prompt)).toBeLessThanOrEqual(120);
        }
      }
    }
  });

  it("word an element the same in every shot of its consistency group", () => {
    for (const { plan, narrative } of ads) {
      for (const { elementKey, shotKeys } of plan.consistencyGroups) {
        const wording = elementWording(plan.elements.find(({ key }) => key === elementKey)!);
        for (const shot of plan.shots.filter(({ key }) => shotKeys.includes(key))) {
          expect(framePrompt(plan, narrative, { shot, moment: 0 })).toContain(wording);
          expect(motionPrompt(plan, narrative, shot)).toContain(wording);
        }
      }
    }
  });

  it("name place, lens and camera of each shot", () => {
    for (const { plan, narrative } of ads) {
      for (const shot of plan.shots) {
        const scene = plan.scenes.find(({ key }) => key === shot.sceneKey)!;
        const prompt = framePrompt(plan, narrative, { shot, moment: 0 });
        expect(prompt).toContain(scene.setting.description);
        expect(prompt).toContain(`${shot.camera.lensMm} mm lens`);
      }
    }
  });
});

describe("narrativeText", () => {
  it("is a document with the story and a line for each scene", () => {
    for (const { plan, narrative } of ads) {
      const text = narrativeText(plan, narrative);
      expect(text.startsWith(`# ${plan.title}\n`)).toBe(true);
      expect(text).toContain(narrative.story);
      for (const scene of plan.scenes) expect(text).toContain(`- **${scene.title}**: ${scene.emotion}`);
      expect(text).not.toMatch(/scene-\d/);
    }
  });
});

import { describe, expect, it } from "vitest";
import { brief } from "@/domain/brief/brief";
import { briefToDraft, draftErrors, draftToBrief, emptyDraft } from "@/features/composer/draft";

const prompt = "A cold brew coffee for commuters who skip breakfast";

describe("the composer's draft", () => {
  it("says at the field what a brief would refuse", () => {
    const errors = draftErrors({ ...emptyDraft(), prompt: " short ", durationSeconds: 5.5, clips: 100 });
    expect(Object.keys(errors).sort()).toEqual(["clips", "durationSeconds", "prompt"]);
    expect(errors.durationSeconds).toBe("Whole seconds only");
  });

  it("has no errors with nothing but a prompt", () => {
    expect(draftErrors({ ...emptyDraft(), prompt })).toEqual({});
  });

  it("says at the photos that a product video needs some", () => {
    expect(draftErrors({ ...emptyDraft(), prompt, format: "product" })).toEqual({
      imageDigests: expect.stringMatching(/Add at least one/),
    });
  });

  it("makes the same brief again when a project is taken as the start of another", () => {
    const source = brief.parse({
      prompt,
      durationSeconds: 20,
      aspect: "1:1",
      brand: { name: "Nordlys", colours: ["#d98b3a"] },
      format: "product",
      imageDigests: ["aa", "bb"],
      imageNotes: { bb: "The back, with the clasp" },
      seed: 7,
      models: { video: "replicate/google/veo-3.1", videoFallbacks: ["animatic/clips"] },
    });
    // As they come from the server: in no order, and without one that is gone.
    const views = ["bb", "aa"].map((digest) => {
      return {
        digest,
        fileName: `${digest}.png`,
        url: `/${digest}`,
        contentType: "image/png",
        width: 10,
        height: 10,
        thumbnailUrl: null,
        original: null,
      };
    });
    expect(brief.parse(draftToBrief(briefToDraft(source, views)))).toEqual(source);
  });
});

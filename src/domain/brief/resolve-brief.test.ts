import { describe, expect, it } from "vitest";
import { brief as briefSchema, inUsualSize, wordsOfBrief } from "./brief";
import { briefSeed, resolveBrief } from "./resolve-brief";

const resolve = (input: Record<string, unknown>) =>
  resolveBrief(briefSchema.parse(input), { fallbackSeed: 7 });

describe("resolveBrief", () => {
  it("falls back to 15 seconds, vertical, and the planner's number of shots", () => {
    const brief = resolve({ prompt: "An ad for a bakery" });
    expect(brief).toMatchObject({ durationFrames: 360, aspect: "9:16", clips: null, seed: 7, notes: [] });
  });

  it("takes length, clips and aspect out of the prompt and says so", () => {
    const brief = resolve({ prompt: "A square video, 20 seconds, 4 clips, for a bakery", fps: 25 });
    expect(brief).toMatchObject({ durationFrames: 500, aspect: "1:1", clips: 4 });
    expect(brief.notes).toEqual([
      "20 seconds, from the prompt.",
      "4 clips, from the prompt.",
      "Aspect ratio 1:1, from the prompt.",
    ]);
  });

  it("lets the form win over the prompt and notes the conflict", () => {
    const brief = resolve({ prompt: "A 20 second ad for tea", durationSeconds: 10 });
    expect(brief.durationFrames).toBe(240);
    expect(brief.notes).toEqual([
      `The prompt says "20 second"; the form says 10 seconds, and the form wins.`,
    ]);
  });

  it("says nothing when form and prompt agree", () => {
    expect(resolve({ prompt: "A 20 second ad for tea", durationSeconds: 20 }).notes).toEqual([]);
  });

  it.each([
    ["a 3 minute ad for tea", 60 * 24],
    ["a 2 second ad for tea", 5 * 24],
  ])("brings an impossible length to the nearest possible one: %s", (prompt, frames) => {
    const brief = resolve({ prompt });
    expect(brief.durationFrames).toBe(frames);
    expect(brief.notes[0]).toContain("5 to 60 seconds");
  });

  it("brings an impossible number of clips to the nearest possible one", () => {
    expect(resolve({ prompt: "100 clips of a bakery" }).clips).toBe(12);
    expect(resolve({ prompt: "0 clips of a bakery" }).clips).toBe(1);
  });

  it("uses the first of two contradicting wishes and notes the other", () => {
    const brief = resolve({ prompt: "A 10 second ad, or make it 20 seconds, for tea" });
    expect(brief.durationFrames).toBe(240);
    expect(brief.notes.join(" ")).toContain('also says "20 seconds"');
  });

  it("drops control characters and keeps other scripts and joined emoji", () => {
    const family = "👨‍👩‍👧";
    const brief = resolve({ prompt: `コーヒー\u0000\u0007 ☕️ ${family}\n\tкофе\u202e قهوة` });
    expect(brief.prompt).toBe(`コーヒー ☕️ ${family} кофе قهوة`);
  });

  it("refuses a prompt with nothing legible in it, saying what to do", () => {
    expect(() =>
      resolve({ prompt: "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010 a" }),
    ).toThrow(/at least 10 characters/);
  });

  it("gives equal briefs equal seeds and other briefs others", () => {
    const seed = (input: Record<string, unknown>) => briefSeed(briefSchema.parse(input));
    expect(seed({ prompt: "An ad for a bakery" })).toBe(seed({ prompt: "An ad for a bakery" }));
    expect(seed({ prompt: "An ad for a bakery" })).not.toBe(seed({ prompt: "An ad for a winery" }));
    expect(resolve({ prompt: "An ad for a bakery", seed: 42 }).seed).toBe(42);
  });

  it("gives the same brief the same seed with other models, so that its plan can be kept", () => {
    const seed = (video: string | null) =>
      briefSeed(briefSchema.parse({ prompt: "An ad for a bakery", models: { video } }));
    expect(seed("replicate/google/veo-3.1")).toBe(seed(null));
  });

  it("takes the installation's size where the brief names none, and neither seed nor words follow it", () => {
    const full = briefSchema.parse({ prompt: "An ad for a bakery" });
    const small = inUsualSize(full, 540);
    expect(small.shortSide).toBe(540);
    expect(inUsualSize(full, null)).toEqual(full);
    expect(inUsualSize({ ...full, shortSide: 1080 }, 540).shortSide).toBe(1080);
    expect(briefSeed(small)).toBe(briefSeed(full));
    const [is, was] = [small, full].map((brief) => resolveBrief(brief, { fallbackSeed: 1 }));
    expect(is?.shortSide).toBe(540);
    expect(was).not.toHaveProperty("shortSide");
    expect(is && wordsOfBrief(is)).toEqual(was && wordsOfBrief(was));
  });
});

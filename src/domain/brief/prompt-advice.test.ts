import { describe, expect, it } from "vitest";
import { promptAdvice } from "./prompt-advice";

const open = (prompt: string, form = {}) =>
  promptAdvice(prompt, form)
    .filter(({ satisfied }) => !satisfied)
    .map(({ key }) => key);

describe("promptAdvice", () => {
  it("misses everything in an empty prompt", () => {
    expect(promptAdvice("").every(({ satisfied }) => !satisfied)).toBe(true);
  });

  it("misses what a thin prompt leaves open", () => {
    expect(open("A new energy drink")).toEqual(
      expect.arrayContaining(["setting", "action", "audience", "brand", "call-to-action"]),
    );
    expect(open("A new energy drink")).not.toContain("product");
  });

  it("has nothing to add to a complete prompt", () => {
    expect(
      open(
        "Calm ad for Halo lamps: a woman reads at home in the evening for people who work late, order now",
      ),
    ).toEqual([]);
  });

  it("counts what the form says", () => {
    expect(open("A new energy drink", { brandName: "Volt" })).not.toContain("brand");
    expect(open("coffee by the sea", { mood: "calm" })).not.toContain("mood");
  });

  it("asks for a shorter prompt beyond the limit", () => {
    expect(promptAdvice("coffee ".repeat(90))[0]).toMatchObject({ satisfied: false, message: /Shorten/ });
  });
});

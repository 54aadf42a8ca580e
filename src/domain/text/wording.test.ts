import { describe, expect, it } from "vitest";
import { asSentence, capitalise, countWords, joinWords, speechSeconds, withArticle } from "./wording";

describe("wording", () => {
  it.each([
    ["coffee", "a coffee"],
    ["energy drink", "an energy drink"],
    ["umbrella", "an umbrella"],
    ["university app", "a university app"],
    ["used car", "a used car"],
    ["hour", "an hour"],
    ["house", "a house"],
    ["e-bike", "an e-bike"],
    ["MP3 player", "an MP3 player"],
    ["USB stick", "a USB stick"],
    ["European tour", "a European tour"],
    ["8 mm film", "an 8 mm film"],
    ["コーヒー", "コーヒー"],
  ])("article: %s", (noun, withOne) => {
    expect(withArticle(noun)).toBe(withOne);
  });

  it("ends sentences once, in every script", () => {
    expect(["Go", "Go!", "行こう。", 'He said "go."'].map(asSentence)).toEqual([
      "Go.",
      "Go!",
      "行こう。",
      'He said "go."',
    ]);
  });

  it("capitalises words and leaves names alone", () => {
    expect(["coffee", "éclair", "iPhone", "кофе"].map(capitalise)).toEqual([
      "Coffee",
      "Éclair",
      "iPhone",
      "Кофе",
    ]);
  });

  it("joins with commas and a last and", () => {
    expect([joinWords([]), joinWords(["a"]), joinWords(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
  });

  it("counts words as spoken, also where they are not spaced", () => {
    expect(countWords("Don't stop - 24 hours.")).toBe(4);
    expect(countWords("ていねいに作りました")).toBeGreaterThan(3);
    expect(speechSeconds("one two three four five six seven eight nine ten")).toBeCloseTo(4.35, 1);
  });
});

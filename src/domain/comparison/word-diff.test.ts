import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff";

const marked = (text: string, other: string) =>
  wordDiff(text, other).flatMap((part) => (part.changed ? [part.text.trim()] : []));

test("words that the other text does not have are marked, in stretches", () => {
  expect(marked("A red bike on a quiet road", "A bike on a road")).toEqual(["red", "quiet"]);
  expect(marked("A bike on a road", "A red bike on a quiet road")).toEqual([]);
  expect(wordDiff("calm dark sea", "calm bright sky")).toEqual([
    { text: "calm ", changed: false },
    { text: "dark sea", changed: true },
  ]);
});

test("capitals and line breaks make no difference; the same words in another order do", () => {
  expect(marked("A Bike\non a road", "a bike on a road")).toEqual([]);
  expect(marked("road bike", "bike road")).toHaveLength(1);
});

test("the parts put together are the text, and a text does not differ from itself", () => {
  const words = fc.array(fc.constantFrom("a", "b", "sea", "sun", "by"), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [text, against] = [one.join(" "), other.join(" ")];
      const joined = wordDiff(text, against)
        .map((part) => part.text)
        .join("");
      expect(joined).toBe(text);
      expect(marked(text, text)).toEqual([]);
    }),
  );
});

import { expect, test } from "vitest";
import { estimatedTokens, forbiddenCharacters, promptProblems, withoutForbidden } from "./check-prompt";

test("characters that nobody sees are named and can be taken out; emoji, scripts and lines stay", () => {
  const text = "A bottle\u200B in\u0007 the \uD83Drain\uFFFD";
  expect(forbiddenCharacters(text)).toEqual(["U+200B", "U+0007", "U+D83D", "U+FFFD"]);
  expect(withoutForbidden(text)).toBe("A bottle in the rain");
  const fine = "Crème brûlée 👩‍🍳\nनमस्ते, 抹茶ラテ";
  expect(forbiddenCharacters(fine)).toEqual([]);
  expect(withoutForbidden(fine)).toBe(fine);
});

test("a prompt that cannot be sent says why", () => {
  expect(promptProblems("A bottle", { promptMax: 2_500 })).toEqual([]);
  expect(promptProblems(" \n", { promptMax: null })).toEqual(["It is empty."]);
  expect(promptProblems("x".repeat(30), { promptMax: 20 })).toEqual([
    "It has 10 characters more than the model takes.",
  ]);
  expect(promptProblems("a\u0000b", { promptMax: null })[0]).toContain("U+0000");
});

test("tokens are estimated by length, and by character where a character is a word", () => {
  expect(estimatedTokens("")).toBe(0);
  expect(estimatedTokens("twelve chars")).toBe(3);
  expect(estimatedTokens("抹茶ラテ")).toBe(4);
});

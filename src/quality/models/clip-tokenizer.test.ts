import { expect, test } from "vitest";
import { tinyTokenizer, tinyVocabulary } from "@/testing/onnx/test-weights";
import { readClipTokenizer } from "./clip-tokenizer";

const { encode } = readClipTokenizer(tinyTokenizer);
const all = [...tinyVocabulary, "start", "end"];
const tokens = (text: string) => encode(text).map((id) => all[Number(id)]);

test("letters are joined in the order in which the pairs were learnt, and a word's end is a letter of its own", () => {
  expect(tokens("abc")).toEqual(["start", "abc</w>", "end"]);
  expect(tokens("ab")).toEqual(["start", "ab</w>", "end"]);
  expect(tokens("aba")).toEqual(["start", "ab", "a</w>", "end"]);
  expect(tokens("ba c")).toEqual(["start", "b", "a</w>", "c</w>", "end"]);
});

test("case and white space do not matter, and letters beyond ASCII are written as their bytes", () => {
  expect(encode("  ABC\n\n Ab ")).toEqual(encode("abc ab"));
  expect(tokens("é")).toEqual(["start", "Ã", "©</w>", "end"]);
});

test("what the network cannot read is cut off, and the end is kept", () => {
  const ids = encode("a ".repeat(200));
  expect(ids).toHaveLength(77);
  expect(all[Number(ids.at(-1))]).toBe("end");
});

test("a file that holds something else is refused", () => {
  expect(() => readClipTokenizer("{}")).toThrow("tokenizer.json is not the one that was meant");
  expect(() => readClipTokenizer('{"model":{"vocab":{"a":1},"merges":[]}}')).toThrow("npm run weights");
});

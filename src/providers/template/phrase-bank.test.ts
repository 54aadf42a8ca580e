import { describe, expect, it } from "vitest";
import { productCategories } from "@/domain/text/lexicon/product-categories";
import { productRows } from "@/domain/text/lexicon/product-rows";
import { countWords } from "@/domain/text/wording";
import { type CopyPart, phrasesFor } from "./phrase-bank";

const needed: Record<CopyPart, number> = {
  hook: 3,
  problem: 3,
  agitate: 2,
  turn: 3,
  benefit: 4,
  proof: 2,
  close: 2,
  cta: 3,
};
const parts = Object.keys(needed) as CopyPart[];
const kinds = productCategories.flatMap((category) => [
  { category, kind: category },
  ...productRows[category].map(([kind]) => ({ category, kind })),
]);
const everything = kinds.flatMap((product) =>
  parts.flatMap((part) => {
    const { kind, category } = phrasesFor(product, part);
    return [...kind, ...category].map((phrase) => ({ ...phrase, part }));
  }),
);

describe("the phrase bank", () => {
  it.each(productCategories)("has enough lines of each part for %s", (category) => {
    for (const part of parts) {
      const { kind, category: general } = phrasesFor({ category, kind: "" }, part);
      expect([part, kind.length + general.length >= needed[part]]).toEqual([part, true]);
    }
  });

  it("has texts that fit a picture and voices that fit a shot", () => {
    for (const { overlay, voice, part } of everything) {
      expect([overlay, countWords(overlay) <= 7]).toEqual([overlay, true]);
      expect([voice, countWords(voice) <= 10]).toEqual([voice, true]);
      if (part === "cta") expect([overlay, countWords(overlay) <= 5]).toEqual([overlay, true]);
    }
  });

  it("knows no placeholder but the name", () => {
    for (const { overlay, voice } of everything) {
      expect(`${overlay} ${voice}`.replaceAll("{name}", "")).not.toMatch(/[{}]/);
    }
  });

  it("gives every kind of product a row of its own, named once", () => {
    const names = kinds
      .map(({ kind }) => kind)
      .filter((kind) => !productCategories.some((name) => name === kind));
    expect(new Set(names).size).toBe(names.length);
  });
});

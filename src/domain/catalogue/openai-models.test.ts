import { expect, it } from "vitest";
import { openAiModels, openaiEntries } from "./openai-models";

it("holds each model once, under its provider's name, with prices in whole micro-dollars", () => {
  const ids = openaiEntries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, vendorId, price, dated } of openaiEntries) {
    expect(id).toBe(`openai/${vendorId}`);
    expect(dated).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { micros, outputMicros = 0, cachedMicros = 0 } of price.tiers) {
      expect([micros, outputMicros, cachedMicros].every(Number.isInteger)).toBe(true);
    }
  }
});

it("never has the cache cost more than reading does, nor writing less", () => {
  for (const { price, cacheWriteMicros } of openAiModels.language) {
    for (const { micros, outputMicros = 0, cachedMicros = micros } of price.tiers) {
      expect(cachedMicros).toBeLessThanOrEqual(micros);
      expect(cacheWriteMicros).toBeGreaterThanOrEqual(micros);
      expect(outputMicros).toBeGreaterThan(micros);
    }
  }
});

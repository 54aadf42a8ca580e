import { expect, test } from "vitest";
import { aspects, exportSize, frameSize, shortSides } from "@/domain/media/format";

test("a finished video has 1080 pixels on its short side unless it is to have fewer", () => {
  expect(exportSize({ aspect: "9:16" })).toEqual({ width: 1080, height: 1920 });
  expect(exportSize({ aspect: "9:16", shortSide: 1080 })).toEqual({ width: 1080, height: 1920 });
  expect(exportSize({ aspect: "16:9", shortSide: 540 })).toEqual({ width: 960, height: 540 });
  expect(frameSize({ aspect: "1:1" })).toEqual({ width: 1024, height: 1024 });
  expect(frameSize({ aspect: "1:1", shortSide: 540 })).toEqual({ width: 512, height: 512 });
});

test("in every size the sides are even and the shape stays what it was, to the pixel", () => {
  for (const aspect of aspects) {
    for (const shortSide of shortSides) {
      for (const sizeOf of [frameSize, exportSize]) {
        const full = sizeOf({ aspect });
        const { width, height } = sizeOf({ aspect, shortSide });
        expect([width % 2, height % 2]).toEqual([0, 0]);
        expect(Math.abs(width - (full.width * shortSide) / 1080)).toBeLessThanOrEqual(1);
        expect(Math.abs(height - (full.height * shortSide) / 1080)).toBeLessThanOrEqual(1);
      }
      const { width, height } = exportSize({ aspect, shortSide });
      expect(Math.min(width, height)).toBe(shortSide);
    }
  }
});

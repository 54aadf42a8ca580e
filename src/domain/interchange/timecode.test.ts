import fc from "fast-check";
import { expect, test } from "vitest";
import { frameRates, ownRate, type RateKey, rateKeys, ratesOf } from "./frame-rate";
import { frameOf, timecodeOf } from "./timecode";

// SMPTE ST 12-1: numbers, not frames, are left out, at the start of every minute but each tenth.
const table: [RateKey, number, string][] = [
  ["29.97df", 0, "00:00:00;00"],
  ["29.97df", 1799, "00:00:59;29"],
  ["29.97df", 1800, "00:01:00;02"],
  ["29.97df", 3597, "00:01:59;29"],
  ["29.97df", 3598, "00:02:00;02"],
  ["29.97df", 17_981, "00:09:59;29"],
  ["29.97df", 17_982, "00:10:00;00"],
  ["29.97df", 17_983, "00:10:00;01"],
  ["29.97df", 19_782, "00:11:00;02"],
  ["29.97df", 107_892, "01:00:00;00"],
  ["29.97df", 2_589_407, "23:59:59;29"],
  ["29.97df", 2_589_408, "00:00:00;00"],
  ["29.97ndf", 1800, "00:01:00:00"],
  ["29.97ndf", 107_892, "00:59:56:12"],
  ["30", 1800, "00:01:00:00"],
  ["25", 90_024, "01:00:00:24"],
  ["24", 86_400, "01:00:00:00"],
  ["23.976", 1440, "00:01:00:00"],
  ["23.976", 86_399, "00:59:59:23"],
];

test.each(table)("at %s frame %d is %s", (rate, frame, timecode) => {
  expect(timecodeOf(frame, frameRates[rate])).toBe(timecode);
});

test("timecode leads back to its frame, at every rate over a whole day", () => {
  for (const key of rateKeys) {
    const rate = frameRates[key];
    const day = frameOf(`23:59:59:${String(rate.nominal - 1).padStart(2, "0")}`, rate);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: day }), (frame) => {
        expect(frameOf(timecodeOf(frame, rate), rate)).toBe(frame);
      }),
    );
  }
});

test("drop-frame timecode stays within a sixth of a second of the clock for a whole day", () => {
  const rate = frameRates["29.97df"];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_589_407 }), (frame) => {
      const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecodeOf(frame, rate)
        .split(/[:;]/)
        .map(Number);
      const told = hours * 3600 + minutes * 60 + seconds + frames / 30;
      expect(Math.abs(told - (frame * 1001) / 30_000)).toBeLessThan(1 / 6);
    }),
  );
});

test("numbers that drop-frame counting leaves out are no timecode", () => {
  const rate = frameRates["29.97df"];
  for (const wrong of ["00:01:00;00", "00:59:00;01", "00:00:00:30", "00:60:00;02", "1:00:00:00"]) {
    expect(() => frameOf(wrong, rate)).toThrow("no timecode");
  }
  expect(frameOf("00:10:00;01", rate)).toBe(17_983);
  expect(() => timecodeOf(-1, rate)).toThrow("no timecode");
});

test("a cut goes over frame for frame at its own rate and those a thousandth slower", () => {
  expect([ratesOf(24), ratesOf(25), ratesOf(30)]).toEqual([
    ["24", "23.976"],
    ["25"],
    ["30", "29.97df", "29.97ndf"],
  ]);
  expect([24, 25, 30].map(ownRate)).toEqual(["24", "25", "30"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalDollars, dollarsText, mostDollars, parseDollars } from "./money";

test.each([
  [0, "$0.00"],
  [1, "$0.000001"],
  [400, "$0.0004"],
  [1_250_000, "$1.25"],
  [1_500_000, "$1.50"],
  [1_234_567_890, "$1,234.56789"],
  [-600_000, "-$0.60"],
])("writes %d micro-dollars exactly as %s", (micros, text) => expect(dollarsText(micros)).toBe(text));

test.each([
  ["25", 25_000_000],
  [" $0.50 ", 500_000],
  ["0", 0],
  ["1.000001", 1_000_001],
  [String(mostDollars), mostDollars * 1_000_000],
])("reads %j", (text, micros) => expect(parseDollars(text)).toBe(micros));

test.each(["", "ten", "-1", "1,50", "1.0000001", ".5", "1e3", "1000000.000001", "9999999"])(
  "%j is no amount",
  (text) => expect(parseDollars(text)).toBeNull(),
);

test("every amount that is written is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostDollars * 1_000_000 }), (micros) => {
      expect(parseDollars(decimalDollars(micros))).toBe(micros);
    }),
  );
});

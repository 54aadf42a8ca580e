import fc from "fast-check";
import { expect, test } from "vitest";
import { colourThrough, readCube, writeCube } from "./cube-lut";

/** A table of 2 points that swaps red and blue. */
const swapped = [
  'TITLE "Swap"',
  "# made for a test",
  "LUT_3D_SIZE 2",
  "DOMAIN_MIN 0 0 0",
  "DOMAIN_MAX 1.0 1.0 1.0",
];
const rows = Array.from({ length: 8 }, (_, point) => `${point >> 2} ${(point >> 1) & 1} ${point & 1}`);
const file = (lines: readonly string[] = rows) => [...swapped, ...lines].join("\n");

const share = fc.float({ min: 0, max: 1, noNaN: true });

test("a table is read with its points in order, and what lies between them is mixed", () => {
  const lut = readCube(file().replaceAll("\n", "\r\n"));
  fc.assert(
    fc.property(share, share, share, (red, green, blue) => {
      const out = colourThrough(lut, [red, green, blue]);
      for (const [index, value] of [blue, green, red].entries()) expect(out[index]).toBeCloseTo(value, 5);
      const half = colourThrough(lut, [red, green, blue], 0.5);
      expect(half[0]).toBeCloseTo((red + blue) / 2, 5);
    }),
  );
});

test("a table that is written with less strength is the mixture, and at none changes nothing", () => {
  const lut = readCube(file());
  fc.assert(
    fc.property(share, share, share, (red, green, blue) => {
      const half = colourThrough(readCube(writeCube(lut, 0.5)), [red, green, blue]);
      const expected = colourThrough(lut, [red, green, blue], 0.5);
      for (const [index, value] of expected.entries()) expect(half[index]).toBeCloseTo(value, 5);
      const none = colourThrough(readCube(writeCube(lut, 0)), [red, green, blue]);
      for (const [index, value] of [red, green, blue].entries()) expect(none[index]).toBeCloseTo(value, 5);
    }),
  );
});

test.each([
  ["LUT_3D_SIZE 66", "Line 1: a table has from 2 to 65 points"],
  ["LUT_1D_SIZE 16", "Line 1: this is a 1D LUT"],
  ["0 0 0", "Line 1: LUT_3D_SIZE has to stand before the table"],
  [file(["0 0 0", "0 one 0"]), "Line 7: a row of the table has three numbers"],
  [file(["0 0"]), "Line 6: a row of the table has three numbers"],
  [file([...rows, "1 1 1"]), "Line 14: the table goes on after its 8 rows"],
  [file(rows.slice(1)), "ends after 7 of 8 rows"],
  [file().replace("1.0 1.0 1.0", "2 2 2"), "Line 5: only colours from 0 to 1"],
  [
    file().replace("LUT_3D_SIZE 2", "LUT_3D_SIZE 2\nLUT_3D_SIZE 2"),
    "Line 4: the size of the table is given twice",
  ],
  ["<svg>", "Line 1: LUT_3D_SIZE has to stand before"],
  ["", "LUT_3D_SIZE is missing"],
])("what is no such table is refused with its line: %j", (text, message) => {
  expect(() => readCube(text)).toThrow(message);
});

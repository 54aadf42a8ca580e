import { expect, test } from "vitest";
import { tileGap, tilesOn } from "./tile-wall";

const wall = { width: 1264, height: 728 };

test("a few tiles fill the wall in their shape", () => {
  expect(tilesOn(wall, { count: 1, aspect: 1 })).toEqual({ columns: 1, width: 728 });
  expect(tilesOn(wall, { count: 2, aspect: 1 })).toEqual({ columns: 2, width: 628 });
  expect(tilesOn(wall, { count: 3, aspect: 9 / 16 })).toEqual({ columns: 3, width: 409 });
  expect(tilesOn(wall, { count: 4, aspect: 16 / 9 })).toEqual({ columns: 2, width: 628 });
});

test("all tiles are on the wall as long as they can be seen, then it is scrolled", () => {
  for (let count = 1; count <= 40; count++) {
    const { columns, width } = tilesOn(wall, { count, aspect: 1 });
    const rows = Math.ceil(count / columns);
    expect(columns * width + (columns - 1) * tileGap).toBeLessThanOrEqual(wall.width);
    expect(rows * width + (rows - 1) * tileGap <= wall.height).toBe(count <= 32);
  }
  expect(tilesOn({ width: 374, height: 700 }, { count: 200, aspect: 1 })).toEqual({ columns: 2, width: 183 });
});

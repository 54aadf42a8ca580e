import { expect, test } from "vitest";
import { chosenDays, eachDay, rangeMoments } from "./range";

const now = new Date("2026-11-20T23:30:00-05:00");

test("ranges are days of UTC, today included", () => {
  expect(chosenDays({ range: "month" }, now)).toEqual({ from: "2026-11-01", to: "2026-11-21" });
  expect(chosenDays({ range: "30-days" }, now)).toEqual({ from: "2026-10-23", to: "2026-11-21" });
});

test("a chosen range is checked and says what to do", () => {
  const custom = (from?: string, to?: string) => () =>
    chosenDays({ range: "custom", ...(from ? { from } : {}), ...(to ? { to } : {}) }, now);
  expect(custom("2026-02-01", "2026-02-28")()).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(custom("2026-02-01")).toThrow("Choose the first and the last day");
  expect(custom("2026-02-02", "2026-02-01")).toThrow("swap them");
  expect(custom("2024-01-01", "2026-01-01")).toThrow("366 days at most");
});

test("a range has every day once, also over a leap day, and ends before the next", () => {
  const range = { from: "2028-02-28", to: "2028-03-01" };
  expect(eachDay(range)).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(rangeMoments(range)).toEqual({
    start: new Date("2028-02-28T00:00:00Z"),
    end: new Date("2028-03-02T00:00:00Z"),
  });
});

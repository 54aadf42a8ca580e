import { expect, test } from "vitest";
import { costQuery, readCostQuestion } from "./cost-question";

const now = new Date("2026-11-20T12:00:00Z");
const userId = "01a1fc29-2903-77ac-9c52-11af1d7aac61";
const read = (params: Record<string, string>) => readCostQuestion(params, now);

test("an address without parameters means this month", () => {
  expect(read({})).toEqual({ question: { range: "month" }, problem: null });
});

test.each([
  { range: "30-days" as const },
  { range: "month" as const, userId },
  { range: "custom" as const, from: "2026-01-01", to: "2026-02-28", userId },
])("a question survives the address: %j", (question) => {
  expect(read(Object.fromEntries(new URLSearchParams(costQuery(question))))).toEqual({
    question,
    problem: null,
  });
});

test("what is not understood is left out", () => {
  expect(read({ range: "ever", userId: "mara" })).toEqual({ question: { range: "month" }, problem: null });
});

test.each([
  [{}, "Choose the first and the last day"],
  [{ from: "2026-02-01", to: "2026-02-30" }, "Choose the first and the last day"],
  [{ from: "2026-02-02", to: "2026-02-01" }, "The last day comes before the first: swap them"],
  [{ from: "2020-01-01", to: "2026-02-01" }, "Choose 366 days at most"],
])("days that make no range are told, and this month is shown: %j", (days, problem) => {
  expect(read({ range: "custom", ...days })).toEqual({ question: { range: "month" }, problem });
});

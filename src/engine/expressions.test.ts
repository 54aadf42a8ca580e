import { expect, test } from "vitest";
import { nextTick } from "./cron";
import { parseDeadline, parseDurationMs } from "./durations";
import { isExpression, keyOf, matches, numberOf } from "./expressions";

const event = {
  id: "1",
  name: "order/placed",
  data: { id: "a", n: 3, price: 1.5, tags: ["new"], nested: { deep: true } },
  ts: 0,
  user: {},
};
const another = { ...event, data: { ...event.data, id: "b" } };

test.each([
  ["event.data.id == 'a'", true],
  ["event.data.n * 2 == 6", true],
  ["event.data.price > 1.0", true],
  ["event.data.nested.deep && 'new' in event.data.tags", true],
  ["async.data.id == event.data.id", false],
  ["event.data.id == 'b'", false],
  ["event.data.missing == 'a'", false],
  ["event.data.id", false],
])("%s is %s", (expression, expected) => {
  expect(matches(expression, { event, async: another })).toBe(expected);
});

test("without an expression everything matches, and all share one key", () => {
  expect(matches(undefined, { event })).toBe(true);
  expect(keyOf(undefined, event)).toBe("");
});

test("keys are texts of values, and a missing value is one key of its own", () => {
  expect(keyOf("event.data.id + '/' + event.data.tags[0]", event)).toBe("a/new");
  expect(keyOf("event.data.n", event)).toBe("3");
  expect(keyOf("event.data.missing", event)).toBe("");
});

test("numbers come out of conditions, and nonsense is 0", () => {
  expect(numberOf("event.data.n > 2 ? 120 : 0", event)).toBe(120);
  expect(numberOf("event.data.id", event)).toBe(0);
});

test("a syntax error is told from an expression", () => {
  expect(isExpression("event.data.id == 'a'")).toBe(true);
  expect(isExpression("event.data.id == 'a' &&")).toBe(false);
});

test.each([
  ["90s", 90_000],
  ["1h30m", 5_400_000],
  ["1h 30m", 5_400_000],
  ["250ms", 250],
  ["1.5h", 5_400_000],
  ["2w", 1_209_600_000],
])("%s lasts %d ms", (text, milliseconds) => {
  expect(parseDurationMs(text)).toBe(milliseconds);
});

test.each(["", "soon", "5", "1 parsec", "s"])("%j is not a duration", (text) => {
  expect(() => parseDurationMs(text)).toThrow("is not a duration");
});

test("a deadline is a date, or a duration from now, or now", () => {
  const now = new Date("2030-01-01T00:00:00Z");
  expect(parseDeadline("2030-06-01T12:00:00.000Z", now).toISOString()).toBe("2030-06-01T12:00:00.000Z");
  expect(parseDeadline("1h", now).toISOString()).toBe("2030-01-01T01:00:00.000Z");
  expect(parseDeadline("", now)).toEqual(now);
  expect(() => parseDeadline("2030-99-99", now)).toThrow("is not a date");
});

test("ticks are in UTC unless the schedule names a time zone, and follow its summer time", () => {
  const winter = new Date("2030-01-15T00:00:00Z");
  const summer = new Date("2030-07-15T00:00:00Z");
  expect(nextTick("0 12 * * *", winter).toISOString()).toBe("2030-01-15T12:00:00.000Z");
  expect(nextTick("TZ=Europe/Paris 0 12 * * *", winter).toISOString()).toBe("2030-01-15T11:00:00.000Z");
  expect(nextTick("TZ=Europe/Paris 0 12 * * *", summer).toISOString()).toBe("2030-07-15T10:00:00.000Z");
  expect(() => nextTick("0 0 30 2 *", winter)).toThrow("never comes round");
});

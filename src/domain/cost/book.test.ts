import { expect, test } from "vitest";
import { balanceKeys, exceededLimit, exceededText, type LimitedBalance, limitOf, monthOf } from "./book";
import { noLimits } from "./limits";

test("an operation counts towards its run, project, owner and the installation, always in the same order", () => {
  const payer = { ownerId: "u", projectId: "p", runId: "r", period: "2026-11" };
  expect(balanceKeys(payer).map(({ scope, period }) => `${scope} ${period}`)).toEqual([
    "installation 2026-11",
    "project:p all",
    "run:r all",
    "user:u 2026-11",
  ]);
  expect(balanceKeys({ ...payer, projectId: null, runId: null }).map(({ kind }) => kind)).toEqual([
    "installation",
    "user",
  ]);
});

test("months are those of UTC", () => {
  expect(monthOf(new Date("2026-11-30T23:59:59.999Z"))).toBe("2026-11");
  expect(monthOf(new Date("2026-12-01T01:00:00+02:00"))).toBe("2026-11");
});

const run: LimitedBalance = { kind: "run", spentMicros: 600, heldMicros: 300, limitMicros: 1000 };

test("a limit may be reached and not passed, to the micro-dollar", () => {
  expect(exceededLimit([run], 100)).toBeNull();
  expect(exceededLimit([run], 101)).toEqual(run);
  expect(exceededLimit([{ ...run, limitMicros: null }], 1_000_000)).toBeNull();
  expect(exceededLimit([{ ...run, spentMicros: 0, heldMicros: 0, limitMicros: 0 }], 1)).not.toBeNull();
});

test("of several limits that are passed the narrowest is told, which its maker can raise", () => {
  const installation: LimitedBalance = { ...run, kind: "installation" };
  expect(exceededLimit([installation, run], 500)?.kind).toBe("run");
});

test("the message names the limit, what is spent, held and asked, and who can raise it", () => {
  const passed = {
    kind: "run",
    spentMicros: 4_200_000,
    heldMicros: 600_000,
    limitMicros: 5_000_000,
  } as const;
  expect(exceededText(passed, 400_000)).toBe(
    "The limit of $5.00 for this run would be exceeded: $4.20 is spent, $0.60 is held for work under way, " +
      "and the next step asks for $0.40. Raise the limit to go on.",
  );
  expect(exceededText({ ...passed, kind: "user" }, 400_000)).toContain(
    "Ask an administrator to raise the limit to go on.",
  );
});

test("a scope's own limit comes before that of its kind, and that before the environment's", () => {
  const key = { kind: "run", scope: "run:r" } as const;
  const defaults = { ...noLimits, run: 3 };
  expect(limitOf(key, { set: new Map(), defaults })).toBe(3);
  expect(limitOf(key, { set: new Map([["run:*", 2]]), defaults })).toBe(2);
  const set = new Map([
    ["run:*", 2],
    ["run:r", null],
  ]);
  expect(limitOf(key, { set, defaults })).toBeNull();
});

import { describe, expect, test } from "vitest";
import { brief } from "@/domain/brief/brief";
import { sumsOf } from "@/domain/statistics/intervals";
import { clipOutcome } from "./acceptance";
import { acceptedCost, shareOf } from "./accepted-cost";
import { costAlert, failureAlert, scoreAlerts } from "./alerts";
import { breakdownRows, contestOf, mergeByValue, valueOfKey } from "./breakdown";
import { choicesOf, newestOf, settingsWith } from "./choices";
import { claimOf, effectOf, scoreEstimate } from "./effects";
import { proposeDefaults } from "./proposals";
import { insightDays, readSettingText, settingText, trendStretches } from "./question";
import { onlyChange, settingsOfBrief, taskOf } from "./run-settings";
import { runScores, scoreFacts } from "./score-facts";

const prompt = "A bottle on a beach at noon";
const noRedraws = { shotSeeds: {} };

describe("what a run was made with", () => {
  const usual = settingsOfBrief(brief.parse({ prompt }));

  test("is every setting and every model, by name", () => {
    expect(usual).toMatchObject({ chainedFrames: true, enhancementRounds: 3, "model.video": null });
  });

  test("differs in one setting, from the lower value to the higher, or in none that can be named", () => {
    const off = { ...usual, chainedFrames: false };
    const change = { setting: "chainedFrames", from: false, to: true };
    expect(onlyChange(off, usual)).toEqual({ change, inOrder: true });
    expect(onlyChange(usual, off)).toEqual({ change, inOrder: false });
    expect(onlyChange({ ...usual, enhancementRounds: 10 }, usual)?.change).toMatchObject({ from: 3, to: 10 });
    expect(onlyChange(usual, { ...usual, "model.video": "veo" })?.change).toMatchObject({
      from: null,
      to: "veo",
    });
    expect(onlyChange(usual, usual)).toBeNull();
    expect(onlyChange({ ...off, sameSeed: false }, usual)).toBeNull();
    expect(onlyChange({ ...usual, later: true }, usual)).toBeNull();
  });

  test("is no part of the task; the prompt, the length and shots drawn again are", () => {
    const task = (input: object, options = noRedraws) => taskOf(brief.parse({ prompt, ...input }), options);
    expect(task({ coherence: { chainedFrames: false }, models: { video: "veo" } })).toBe(task({}));
    expect(task({ durationSeconds: 20 })).not.toBe(task({}));
    expect(task({}, { shotSeeds: { s1: 4 } } as typeof noRedraws)).not.toBe(task({}));
  });
});

describe("numbers of a scorecard", () => {
  const measured = (metric: string, method: string, score: number) => ({ metric, method, score, raw: 1 });

  test("are whole hundredths, each with its method, the overall with that of its metrics", () => {
    const card = { overall: 71.5, measurements: [measured("imagingQuality", "signal", 71.456)] };
    expect(scoreFacts(card)).toEqual([
      { metric: "imagingQuality", method: "signal", score: 7146 },
      { metric: "overall", method: "signal", score: 7150 },
    ]);
  });

  test("have an overall of mixed methods where several went into it, and none where there is none", () => {
    const measurements = [measured("a", "signal", 70), measured("b", "model", 30)];
    expect(scoreFacts({ overall: 50, measurements }).at(-1)).toMatchObject({
      metric: "overall",
      method: "mixed",
    });
    expect(scoreFacts({ overall: null, measurements })).toHaveLength(2);
    expect(() => scoreFacts({ overall: 50 })).toThrow();
  });

  test("of a run are means over its shots, of which the best take counts", () => {
    const score = ([takeId, slot]: [string, string], points: number, metric = "overall") =>
      ({ takeId, slot, metric, method: "signal", version: "1", score: points }) as const;
    const scores = [
      score(["a", "s1"], 4000),
      score(["a", "s1"], 9000, "blackFrames"),
      score(["b", "s1"], 6000),
      score(["b", "s1"], 5000, "blackFrames"),
      score(["c", "s2"], 8000),
    ];
    expect(runScores(scores)).toEqual([
      { metric: "overall", method: "signal", version: "1", score: 7000 },
      { metric: "blackFrames", method: "signal", version: "1", score: 5000 },
    ]);
  });
});

describe("what became of a clip", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));

  test("is what a person did with it last", () => {
    const kept = { kind: "downloaded", chooser: "maker", at: at(2) } as const;
    const redrawn = { kind: "regenerated", chooser: "maker", at: at(3) } as const;
    expect(clipOutcome([]).standing).toBe("open");
    expect(clipOutcome([kept]).standing).toBe("accepted");
    expect(clipOutcome([redrawn, kept])).toMatchObject({
      standing: "rejected",
      downloaded: true,
      regenerated: true,
    });
    const again = { kind: "selected", chooser: "maker", at: at(4) } as const;
    expect(clipOutcome([again, kept, redrawn]).standing).toBe("accepted");
  });

  test("is nobody's judgement where the system did it", () => {
    expect(clipOutcome([{ kind: "selected", chooser: "system", at: at(1) }])).toMatchObject({
      selected: true,
      standing: "open",
    });
  });
});

describe("questions", () => {
  const now = new Date("2026-03-10T12:00:00Z");

  test("mean whole days up to today", () => {
    expect(insightDays({ range: "30-days" }, now)).toEqual({ from: "2026-02-09", to: "2026-03-10" });
    expect(() => insightDays({ range: "custom", from: "2026-02-02", to: "2026-02-01" }, now)).toThrow(
      "swap them",
    );
  });

  test("name settings with their values, and nothing else", () => {
    for (const value of [true, 3, null, "a=b"]) {
      expect(readSettingText(settingText("model.video", value))).toEqual({ setting: "model.video", value });
    }
    for (const text of ["nothing", "a=", "=1", "a={}", "a=tru"]) expect(readSettingText(text)).toBeNull();
  });

  test("of long ranges are told by week, with the rest as the last point", () => {
    const days = Array.from({ length: 65 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const stretches = trendStretches(days);
    expect(stretches).toHaveLength(10);
    expect(stretches.at(-1)).toEqual({ from: "2026-03-05", to: "2026-03-06" });
    expect(trendStretches(days.slice(0, 62))).toHaveLength(62);
  });
});

describe("choices", () => {
  const row = {
    subject: "clip",
    metric: "overall",
    method: "signal",
    version: "1",
    n: 5,
    lastDay: "2026-01-05",
  } as const;
  const later = { ...row, version: "2", n: 2, lastDay: "2026-01-07" } as const;
  const model = { ...later, method: "model", n: 9 } as const;
  const asked = { subject: "clip", metric: "overall" } as const;

  test("fall on the newest version, and in it on the method with the most numbers", () => {
    expect(newestOf([row, later, model], asked)).toBe(model);
    expect(newestOf([row, later, model], { ...asked, method: "signal" })).toBe(later);
    expect(newestOf([row, later], { ...asked, version: "1" })).toBe(row);
    expect(newestOf([row], { ...asked, metric: "seamJump" })).toBeNull();
  });

  test("list settings of which more than one value was used", () => {
    const settings = new Map([
      [1, { sameSeed: true, finishing: true }],
      [2, { sameSeed: false, finishing: true }],
    ]);
    const under = [1, 2].map((settingsId) => ({ model: "veo", format: "ad", settingsId, n: 3 }));
    const choices = choicesOf([row, later], asked, { under, settings });
    expect(choices).toMatchObject({
      models: [{ value: "veo", n: 6 }],
      versions: [{ value: "1" }, { value: "2" }],
    });
    expect(choices.settings).toEqual([{ setting: "sameSeed", values: [false, true] }]);
    expect(settingsWith(settings, { setting: "sameSeed", value: false })).toEqual([2]);
  });

  test("break down into values, those of one setting over all its combinations", () => {
    const settings = new Map([
      [1, { sameSeed: true }],
      [2, { sameSeed: false }],
      [3, { sameSeed: true }],
      [4, {}],
    ]);
    const parts = new Map(["1", "2", "3", "4"].map((key) => [key, sumsOf([Number(key)])]));
    const merged = mergeByValue(
      parts,
      (key) => valueOfKey(key, "setting:sameSeed", settings),
      (a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares }),
    );
    expect(breakdownRows(merged).map(({ value, n, mean }) => [value, n, mean])).toEqual([
      ["true", 2, 2],
      ["false", 1, 2],
    ]);
    expect(contestOf(merged, { a: "false" })).toMatchObject({ a: { value: "false" }, b: { value: "true" } });
    expect(contestOf(new Map([["only", sumsOf([1])]]), {})).toBeNull();
  });
});

const around = (centre: number, n: number, spread = 10) =>
  sumsOf(Array.from({ length: n }, (_, index) => centre + spread * (((index * 7) % 11) / 5 - 1)));

describe("claims", () => {
  test("need 30 samples and an interval on one side of nothing", () => {
    const interval = { low: 1, high: 2 };
    expect(claimOf({ n: 29, interval })).toBe("not-enough");
    expect(claimOf({ n: 30, interval })).toBe("higher");
    expect(claimOf({ n: 30, interval: { low: -2, high: -1 } })).toBe("lower");
    expect(claimOf({ n: 3000, interval: { low: -1, high: 1 } })).toBe("no-difference");
    expect(claimOf({ n: 30, interval: null })).toBe("not-enough");
  });

  test("of cost need 30 kept clips for an interval", () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) => ({ costMicros: 1000 + day, accepted: 2, clips: 4 }));
    expect(acceptedCost(days(14))).toMatchObject({ accepted: 28, interval: null });
    expect(acceptedCost(days(15)).interval).not.toBeNull();
    expect(acceptedCost([{ costMicros: 5, accepted: 0, clips: 1 }]).micros).toBeNull();
    expect(shareOf(0, 0)).toMatchObject({ share: null, interval: null });
  });
});

describe("alerts", () => {
  const week = (recent: number, earlier: number, n = 60) =>
    ({
      metric: "overall",
      method: "signal",
      version: "1",
      recent: around(recent, n),
      earlier: around(earlier, 200),
    }) as const;

  test("are raised by drops beyond chance, from 30 samples on", () => {
    expect(scoreAlerts([week(60, 75)])).toMatchObject([{ kind: "score-dropped", metric: "overall" }]);
    expect(scoreAlerts([week(74.5, 75), week(90, 75), week(60, 75, 29)])).toEqual([]);
  });

  test("are raised by more failures", () => {
    const earlier = { hits: 10, n: 400 };
    expect(failureAlert({ recent: { hits: 20, n: 100 }, earlier })).toMatchObject([
      { kind: "failures-rose" },
    ]);
    expect(failureAlert({ recent: { hits: 3, n: 100 }, earlier })).toEqual([]);
    expect(failureAlert({ recent: { hits: 20, n: 29 }, earlier })).toEqual([]);
  });

  test("are raised when a kept clip gets dearer", () => {
    const days = (count: number, micros: number) =>
      Array.from({ length: count }, (_, day) => ({
        costMicros: micros + (day % 3) * 50,
        accepted: 6 + (day % 2),
      }));
    expect(costAlert({ recent: days(7, 2400), earlier: days(28, 1200) })).toMatchObject([
      { kind: "cost-rose" },
    ]);
    expect(costAlert({ recent: days(7, 1210), earlier: days(28, 1200) })).toEqual([]);
    expect(costAlert({ recent: days(3, 2400), earlier: days(28, 1200) })).toEqual([]);
  });
});

describe("proposals of defaults", () => {
  const effect = (setting: string, points: number, n = 60) =>
    effectOf({
      change: { setting, from: false, to: true },
      prompts: n,
      score: around(points, n, 2),
      costMicros: around(1000, n),
      seconds: around(-5, 4),
    });
  const measured = { metric: "overall", method: "signal", version: "1" } as const;
  const propose = (
    effects: ReturnType<typeof effect>[],
    rejected: Parameters<typeof proposeDefaults>[1]["rejected"] = [],
  ) => proposeDefaults(effects, { defaults: { finishing: false, sameSeed: true }, rejected, measured });

  test("follow the better value, whichever way it lies, with what it costs", () => {
    expect(propose([effect("finishing", 3)])).toMatchObject([
      { setting: "finishing", from: false, to: true },
    ]);
    const [away] = propose([effect("sameSeed", -3)]);
    expect(away).toMatchObject({ setting: "sameSeed", from: true, to: false });
    expect(away?.evidence.score.mean).toBeGreaterThan(0);
    expect(away?.evidence.costMicros.mean).toBeLessThan(0);
  });

  test("need enough pairs, an effect beyond chance, and a setting that has a default", () => {
    expect(propose([effect("finishing", 3, 29)])).toEqual([]);
    expect(propose([effect("finishing", 0)])).toEqual([]);
    expect(propose([effect("sameSeed", 3)])).toEqual([]);
    expect(propose([effect("model.video", 3), effect("unknown", 3)])).toEqual([]);
  });

  test("come back after a rejection only with twice the evidence", () => {
    const rejected = propose([effect("finishing", 3)]);
    expect(propose([effect("finishing", 3, 119)], rejected)).toEqual([]);
    expect(propose([effect("finishing", 3, 120)], rejected)).toHaveLength(1);
  });
});

test("the mean of scores lies among scores, however few there are", () => {
  const { mean, interval } = scoreEstimate(sumsOf([99.5, 100]));
  expect(mean).toBe(99.75);
  expect(interval?.low).toBeLessThan(99.75);
  expect(interval?.high).toBe(100);
});

import { describe, expect, test } from "vitest";
import type { MetricName } from "./metrics";
import { createScorecard, type Measurement, scorecard } from "./scorecard";
import { judge, rankTakes } from "./verdict";

const card = (scores: Partial<Record<MetricName, number>>, method: Measurement["method"] = "signal") =>
  createScorecard(
    "clip",
    (Object.entries(scores) as [MetricName, number][]).map(([metric, score]) => ({
      metric,
      method,
      score,
      raw: score,
      parts: {},
      note: null,
    })),
  );
const take = (takeId: string, of: ReturnType<typeof card>) => ({
  takeId,
  label: `Take ${takeId}`,
  scorecard: of,
});

describe("the overall score", () => {
  test("is the weighted mean of what was measured; what is missing does not count as zero", () => {
    expect(card({ imagingQuality: 80 }).overall).toBe(80);
    expect(card({ imagingQuality: 80, resolution: 100 }).overall).toBe(85);
    expect(card({}).overall).toBeNull();
  });

  test("survives storage with the weights that made it", () => {
    const stored = card({ imagingQuality: 71.5, resolution: 100 });
    expect(scorecard.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    expect(stored.weights).toEqual({ imagingQuality: 3, resolution: 1 });
  });
});

test("a verdict names each metric below its threshold", () => {
  expect(judge(card({ imagingQuality: 90, blackFrames: 100 }))).toEqual({ accepted: true, reasons: [] });
  const verdict = judge(card({ imagingQuality: 90, blackFrames: 10 }));
  expect(verdict.accepted).toBe(false);
  expect(verdict.reasons).toEqual(["Black frames: 10 of 100"]);
  expect(judge(card({})).accepted).toBe(false);
});

describe("ranking takes", () => {
  test("puts the best first and says which metrics decided and by how much", () => {
    const { order, reason } = rankTakes([
      take("1", card({ imagingQuality: 60, motionSmoothness: 90, temporalFlickering: 95 })),
      take("2", card({ imagingQuality: 85, motionSmoothness: 88, temporalFlickering: 99 })),
    ]);
    expect(order.map(({ takeId }) => takeId)).toEqual(["2", "1"]);
    expect(reason).toContain("Take 2 wins");
    expect(reason).toContain("image +25, flicker +4");
    expect(reason).not.toContain("smooth");
  });

  test("puts a faulty take last even when its other scores are higher", () => {
    const { order, reason } = rankTakes([
      take(
        "1",
        card({ imagingQuality: 100, motionSmoothness: 100, durationAccuracy: 0, fileIntegrity: 100 }),
      ),
      take(
        "2",
        card({ imagingQuality: 55, motionSmoothness: 60, durationAccuracy: 100, fileIntegrity: 100 }),
      ),
    ]);
    expect(order.map(({ takeId, accepted }) => [takeId, accepted])).toEqual([
      ["2", true],
      ["1", false],
    ]);
    expect(reason).toContain("Take 1: Length: 0 of 100");
  });

  test("compares only what was measured on all takes by one method, and says so", () => {
    const { order, reason } = rankTakes([
      take(
        "1",
        createScorecard("clip", [
          ...card({ imagingQuality: 70 }).measurements,
          ...card({ dynamicDegree: 100 }, "model").measurements,
        ]),
      ),
      take(
        "2",
        createScorecard("clip", [
          ...card({ imagingQuality: 80 }).measurements,
          ...card({ dynamicDegree: 0 }, "signal").measurements,
        ]),
      ),
    ]);
    expect(order.map(({ takeId }) => takeId)).toEqual(["2", "1"]);
    expect(reason).toContain("Only what was measured on all takes in the same way was compared");
  });

  test("keeps the order of equals, speaks of a single take, and refuses none", () => {
    const equal = rankTakes([
      take("a", card({ imagingQuality: 70 })),
      take("b", card({ imagingQuality: 70 })),
    ]);
    expect(equal.order[0]?.takeId).toBe("a");
    expect(equal.reason).toContain("no metric tells them apart");
    expect(rankTakes([take("a", card({ imagingQuality: 70 }))]).reason).toBe(
      "Take a is the only take of this run: 70 of 100.",
    );
    expect(() => rankTakes([])).toThrow(RangeError);
  });
});

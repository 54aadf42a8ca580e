import { describe, expect, test } from "vitest";
import { attemptsOf, qualityOf, qualitySettings, thresholdsOf } from "@/domain/quality/quality-settings";
import { regenerationText } from "@/domain/quality/regeneration";
import { defaultThresholds } from "@/domain/quality/thresholds";
import { judge, rankTakes } from "@/domain/quality/verdict";
import { videoScorecard } from "@/domain/quality/video-scorecard";
import { weights, weightsVersion } from "@/domain/quality/weights";
import type { MetricName } from "./metrics";
import { createScorecard, type Measurement, scorecard } from "./scorecard";

const one = (metric: MetricName, score: number, more: Partial<Measurement> = {}): Measurement => ({
  metric,
  method: "signal",
  score,
  raw: score / 100,
  parts: {},
  note: null,
  ...more,
});

describe("the overall score", () => {
  test("never mixes methods of one metric: a network's number stands for the signal's, a judge's opinion does not count", () => {
    const card = createScorecard("clip", [
      one("imagingQuality", 80),
      one("imagingQuality", 20, { method: "model" }),
      one("motionSmoothness", 10, { method: "hosted" }),
    ]);
    expect(card.overall).toBe(20);
    expect(card.weights).toEqual({ imagingQuality: weights.imagingQuality });
    expect(createScorecard("clip", [one("imagingQuality", 80)]).overall).toBe(80);
    expect(createScorecard("clip", [one("imagingQuality", 20, { method: "hosted" })]).overall).toBeNull();
  });

  test("can be computed again from what stands on the card", () => {
    const card = createScorecard("clip", [one("imagingQuality", 70), one("frameRate", 100)]);
    const sum = card.measurements.reduce((all, { metric }) => all + (card.weights[metric] ?? 0), 0);
    const weighted = card.measurements.map(({ metric, score }) => score * (card.weights[metric] ?? 0));
    expect(card.overall).toBeCloseTo(weighted.reduce((a, b) => a + b, 0) / sum, 1);
    expect(card.weightsVersion).toBe(weightsVersion);
  });

  test("of a card from before weights had a version is read as it was", () => {
    const { weightsVersion: _, missing, ...old } = createScorecard("clip", [one("imagingQuality", 70)]);
    expect(scorecard.parse({ ...old, version: "older" })).toMatchObject({
      version: "older",
      overall: 70,
      weightsVersion: null,
      missing: [],
    });
  });
});

test("a judge's low opinion has nothing made again, and ranks nothing", () => {
  const harsh = [one("imagingQuality", 80), one("imagingQuality", 0, { method: "hosted" })];
  expect(judge(createScorecard("clip", harsh)).accepted).toBe(true);
  const ranked = rankTakes([
    { takeId: "a", label: "Take 1", scorecard: createScorecard("clip", harsh) },
    { takeId: "b", label: "Take 2", scorecard: createScorecard("clip", [one("imagingQuality", 79)]) },
  ]);
  expect(ranked.order[0]?.takeId).toBe("a");
});

describe("what is expected of takes", () => {
  test("is the usual where the maker says nothing, also in briefs from before there was a choice", () => {
    expect(thresholdsOf(qualityOf({}))).toEqual(defaultThresholds);
    expect(attemptsOf({ coherence: { qualityRegeneration: true } })).toBe(1);
  });

  test("is changed metric by metric; 0 switches a threshold off", () => {
    const quality = qualitySettings.parse({
      thresholds: { overall: 70, metrics: { imagingQuality: 0, dynamicDegree: 30 } },
    });
    const thresholds = thresholdsOf(quality);
    expect(thresholds.metrics.blackFrames).toBe(defaultThresholds.metrics.blackFrames);
    const poorPicture = createScorecard("clip", [one("imagingQuality", 1), one("fileIntegrity", 100)]);
    expect(judge(poorPicture, { ...thresholds, overall: 0 }).accepted).toBe(true);
    expect(judge(createScorecard("clip", [one("dynamicDegree", 29)]), thresholds).reasons).toHaveLength(2);
  });

  test("several takes are made only where something chooses among them", () => {
    const quality = { attempts: 4 };
    expect(attemptsOf({ coherence: { qualityRegeneration: true }, quality })).toBe(4);
    expect(attemptsOf({ coherence: { qualityRegeneration: false }, quality })).toBe(1);
    expect(qualitySettings.safeParse({ attempts: 6 }).success).toBe(false);
    expect(qualitySettings.safeParse({ regenerationMax: 3 }).success).toBe(false);
  });
});

describe("what is told of a shot that was made again", () => {
  test("is what was gained and what it cost", () => {
    const text = regenerationText({ shot: "Shot 2", before: [61], after: [78], spentMicros: 420_000 });
    expect(text).toBe("Shot 2 was made 2 times: 61 → 78 for $0.42.");
  });

  test("does not claim a gain where there was none", () => {
    const text = regenerationText({ shot: "Shot 1", before: [61], after: [55, null], spentMicros: 0 });
    expect(text).toBe(
      "Shot 1 was made 3 times at no cost, and it did not get better: 61, then 55 and not measurable. The better take stays.",
    );
  });
});

describe("the scorecard of a finished video", () => {
  const clip = (label: string, weight: number, ...measurements: Measurement[]) => ({
    label,
    weight,
    card: createScorecard("clip", measurements),
  });
  const clips = [
    clip("Shot 1", 100, one("imagingQuality", 90), one("blackFrames", 100), one("frozenFrames", 100)),
    clip("Shot 2", 300, one("imagingQuality", 50), one("blackFrames", 100), one("frozenFrames", 100)),
  ];
  const seams = [clip("Shot 1 to 2", 1, one("colourMatch", 64))];
  const file = createScorecard("clip", [
    one("durationAccuracy", 100),
    one("blackFrames", 40),
    one("imagingQuality", 12),
    one("frozenFrames", 0),
  ]);
  const sound = createScorecard("sound", [one("integratedLoudness", 88)]);
  const scoreOf = (card: ReturnType<typeof videoScorecard>, metric: MetricName) =>
    card.measurements.filter((measured) => measured.metric === metric).map(({ score }) => score);

  test("takes the technical state from the file, pictures from the takes by length, and each number once", () => {
    const card = videoScorecard({ clips, seams, file, sound });
    expect(card.subject).toBe("video");
    expect(scoreOf(card, "blackFrames")).toEqual([40]);
    expect(scoreOf(card, "imagingQuality")).toEqual([60]);
    expect(scoreOf(card, "frozenFrames")).toEqual([100]);
    expect(scoreOf(card, "colourMatch")).toEqual([64]);
    expect(scoreOf(card, "integratedLoudness")).toEqual([88]);
    const picture = card.measurements.find(({ metric }) => metric === "imagingQuality");
    expect(picture?.parts).toEqual({ "Shot 1": 90, "Shot 2": 50 });
    expect(picture?.note).toBe("weakest: Shot 2 (50)");
  });

  test("keeps numbers of different methods apart, and says when a number is not of all takes", () => {
    const mixed = [
      clip("Shot 1", 1, one("imagingQuality", 90)),
      clip("Shot 2", 1, one("imagingQuality", 50, { method: "model" })),
    ];
    const card = videoScorecard({ clips: mixed, seams: [], file, sound: null });
    expect(scoreOf(card, "imagingQuality")).toEqual([90, 50]);
    const picture = card.measurements.find(({ metric }) => metric === "imagingQuality");
    expect(picture?.note).toContain("measured on 1 of 2 takes");
  });

  test("does not hold silence against a video that is to have neither music nor voice", () => {
    const quiet = createScorecard("sound", [one("truePeak", 90), one("silence", 0)]);
    const card = videoScorecard({ clips, seams, file, sound: quiet, quiet: true });
    expect(scoreOf(card, "silence")).toEqual([]);
    expect(card.missing.map(({ metric }) => metric)).toEqual(["silence"]);
    expect(scoreOf(videoScorecard({ clips, seams, file, sound: quiet }), "silence")).toEqual([0]);
  });

  test("says why numbers are missing", () => {
    const card = videoScorecard({ clips: clips.slice(0, 1), seams: [], file: null, sound: null });
    const reasonOf = (metric: MetricName) => card.missing.find((gone) => gone.metric === metric)?.reason;
    expect(reasonOf("seamJump")).toMatch(/only one shot/);
    expect(reasonOf("truePeak")).toMatch(/no sound/);
    expect(reasonOf("durationAccuracy")).toMatch(/could not be measured/);
  });
});

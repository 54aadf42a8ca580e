import { expect, test } from "vitest";
import { brief } from "@/domain/brief/brief";
import { defaultSettings } from "@/domain/coherence/settings";
import { createScorecard, type Measurement } from "@/domain/quality/scorecard";
import { differenceRows } from "./difference-rows";
import { filterVariations, metricSort, sortVariations } from "./order";
import { refuseUnlikeShot } from "./take-across";
import { comparableMetrics, variationScores } from "./variation-scores";
import type { VariationView } from "./views";

const measured = (
  metric: Measurement["metric"],
  score: number,
  method: Measurement["method"] = "signal",
) => ({
  metric,
  method,
  score,
  raw: score,
  parts: {},
  note: null,
});
const card = (...measurements: Measurement[]) => createScorecard("clip", measurements);

test("scores are means over the clips; methods stay apart and what is missing is missing", () => {
  const scores = variationScores([
    card(measured("imagingQuality", 60), measured("motionSmoothness", 90)),
    card(measured("imagingQuality", 81), measured("imagingQuality", 10, "hosted")),
  ]);
  expect(scores.metrics).toEqual([
    { metric: "imagingQuality", method: "signal", score: 70.5, measured: 2 },
    { metric: "motionSmoothness", method: "signal", score: 90, measured: 1 },
    { metric: "imagingQuality", method: "hosted", score: 10, measured: 1 },
  ]);
  expect(variationScores([])).toEqual({ overall: null, metrics: [], versions: [], accepted: null });
});

test("only what all variations have by the same method is put side by side", () => {
  const one = variationScores([card(measured("imagingQuality", 60), measured("motionSmoothness", 90))]);
  const other = variationScores([
    card(measured("imagingQuality", 70, "hosted"), measured("motionSmoothness", 1)),
  ]);
  expect(comparableMetrics([one, other])).toEqual([{ metric: "motionSmoothness", method: "signal" }]);
});

function variation(
  position: number,
  values: { score?: number; costMicros?: number; seconds?: number | null },
) {
  const scores = variationScores(
    values.score === undefined ? [] : [card(measured("imagingQuality", values.score))],
  );
  const { costMicros = 0, seconds = null } = values;
  return { position, scores, costMicros, seconds, progress: { status: "done" } } as unknown as VariationView;
}

test("order is by what is asked, best first: high scores, low cost and time; without a value last", () => {
  const all = [
    variation(0, { costMicros: 30, seconds: 9 }),
    variation(1, { score: 60, costMicros: 20, seconds: null }),
    variation(2, { score: 80, costMicros: 40, seconds: 5 }),
  ];
  const order = (sort: Parameters<typeof sortVariations>[1]) =>
    sortVariations(all, sort).map(({ position }) => position);
  expect(order("position")).toEqual([0, 1, 2]);
  expect(order("overall")).toEqual([2, 1, 0]);
  expect(order(metricSort({ metric: "imagingQuality", method: "signal" }))).toEqual([2, 1, 0]);
  expect(order("cost")).toEqual([1, 0, 2]);
  expect(order("time")).toEqual([2, 0, 1]);
  expect(order("metric:nonsense")).toEqual([0, 1, 2]);
  expect(filterVariations(all, "accepted").map(({ position }) => position)).toEqual([1, 2]);
});

test("rows tell setting by setting, model by model and seed what differs", () => {
  const one = brief.parse({ prompt: "A bottle on a beach", seed: 1 });
  const other = { ...one, seed: 2, coherence: { ...defaultSettings, finishing: false } };
  const rows = differenceRows([one, other]);
  expect(rows.filter(({ differs }) => differs)).toEqual([
    { key: "seed", title: "Seed", values: ["1", "2"], differs: true },
    { key: "coherence.finishing", title: "Grade the cut", values: ["On", "Off"], differs: true },
  ]);
  expect(rows.find(({ key }) => key === "models.video")?.values).toEqual([
    "This machine's",
    "This machine's",
  ]);
});

test("a clip of another size or rate, or one too short, does not take another's place", () => {
  const into = { label: "A", fps: 24, width: 720, height: 1280, durationFrames: 48 };
  const from = { ...into, label: "B" };
  expect(() => refuseUnlikeShot(3, { from: { ...from, durationFrames: 60 }, into })).not.toThrow();
  expect(() => refuseUnlikeShot(3, { from: { ...from, width: 1280 }, into })).toThrow(
    "Shot 3 of B is 1280 × 1280 pixels, but A is 720 × 1280",
  );
  expect(() => refuseUnlikeShot(3, { from: { ...from, fps: 30 }, into })).toThrow("frames per second");
  expect(() => refuseUnlikeShot(3, { from: { ...from, durationFrames: 36 }, into })).toThrow(
    "Shot 3 of B lasts 1.50 s, but its place in A lasts 2.00 s: it is too short.",
  );
});

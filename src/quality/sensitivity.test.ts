import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { band, countFalls, degradations, playSensitivity } from "@/testing/sensitivity/sensitivity";
import { readSensitivityPage } from "@/testing/sensitivity/sensitivity-table";
import { sourceNames } from "@/testing/sensitivity/sources";

/** Quick to draw, as its partner is; the command plays all of them. */
const played = ["many small things, fast pan right"];
/** What the rounding of another machine's canvas may change, in points. */
const rounding = 2;

const writtenTrials = async () => readSensitivityPage(await readFile("docs/metrics-sensitivity.md", "utf8"));

test("metrics fall with the faults they are aimed at, and the others stay within the stated band", async () => {
  const written = await writtenTrials();
  expect(new Set(written.map(({ source }) => source))).toEqual(new Set(sourceNames));
  expect(new Set(written.map(({ degradation }) => degradation))).toEqual(
    new Set(degradations.map(({ name }) => name)),
  );
  const { steps, falls } = countFalls(written);
  expect(steps).toBeGreaterThanOrEqual(8 * 10 * 3);
  expect(falls / steps).toBeGreaterThanOrEqual(0.95);
  const calm = written.filter(({ strayedBy }) => strayedBy <= band);
  expect(calm.length / written.length).toBeGreaterThanOrEqual(0.95);
});

test("the written table is what the code gives", { timeout: 120_000 }, async () => {
  const written = await writtenTrials();
  const trials = playSensitivity(played);
  expect(trials.length).toBeGreaterThanOrEqual(20);
  const differing = trials.filter((trial) => {
    const row = written.find(
      ({ source, degradation }) => source === trial.source && degradation === trial.degradation,
    );
    const isWritten = trial.scores.every(
      (score, at) => Math.abs(score - (row?.scores[at] ?? Number.POSITIVE_INFINITY)) <= rounding,
    );
    return !isWritten;
  });
  expect(
    differing.map(({ degradation, source }) => `${degradation}: ${source}`),
    "run npx tsx bench/metric-sensitivity.ts",
  ).toEqual([]);
});

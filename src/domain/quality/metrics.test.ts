import { expect, test } from "vitest";
import { calibration } from "./calibration";
import type { MetricDescription } from "./metric-description";
import { metricGroups } from "./metric-description";
import { metrics } from "./metrics";

const titles: Record<(typeof metricGroups)[number], string> = {
  technical: "Technical",
  temporal: "In time",
  frame: "In the picture",
  semantic: "Against the plan",
  "between-clips": "Between clips",
  audio: "Sound",
};

function describeMetric([name, metric]: [string, MetricDescription]): string {
  const { unit, better, range } = metric.raw;
  const [least, greatest] = range.map((bound) => bound ?? "unbounded");
  return [
    `### ${metric.title} (\`${name}\`)`,
    `Measures ${metric.measures}.\n\n${metric.definition}`,
    `Raw value: ${unit}, from ${least} to ${greatest}; ${better === "target" ? "there is a target" : `${better} is better`}. Methods: ${metric.methods.join(", ")}. Weight ${metric.weight}.${metric.reference ? ` After: ${metric.reference}.` : ""}`,
  ].join("\n\n");
}

test("docs/metrics.md says what every metric is", async () => {
  const sections = metricGroups.map((group) =>
    [
      `## ${titles[group]}`,
      ...Object.entries<MetricDescription>(metrics)
        .filter(([, metric]) => metric.group === group)
        .map(describeMetric),
    ].join("\n\n"),
  );
  const page = [
    "# Metrics",
    "Written from `src/domain/quality` by `npx vitest run src/domain/quality -u`; do not edit.",
    `Scores are 0 to 100, higher is better; the raw value is kept beside them. Calibration \`${calibration.version}\`. How the metrics answer to faults: [metrics-sensitivity.md](metrics-sensitivity.md). How to add one: [guides/add-a-metric.md](guides/add-a-metric.md).`,
    ...sections,
  ].join("\n\n");
  await expect(`${page}\n`).toMatchFileSnapshot("../../../docs/metrics.md");
});

test("every scale has two ends, and every range is in order", () => {
  const ends = Object.values<Record<string, { bad: number; good: number }>>(calibration.scales).flatMap(
    (parts) => Object.values(parts),
  );
  expect(ends.filter(({ bad, good }) => bad === good)).toEqual([]);
  const ranges = Object.values<MetricDescription>(metrics).map(({ raw }) => raw.range);
  expect(
    ranges.filter(([least, greatest]) => least !== null && greatest !== null && least >= greatest),
  ).toEqual([]);
});

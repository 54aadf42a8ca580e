import type { ComparisonKind } from "@/domain/comparison/comparison";
import type { MetricScore } from "@/domain/comparison/variation-scores";
import { metrics } from "@/domain/quality/metrics";

/** What variations differ in, as people read it. */
export const kindTitles = {
  settings: "Settings",
  prompts: "Prompts",
  models: "Models",
  seeds: "Seeds",
} satisfies Record<ComparisonKind, string>;

/** "Sharpness"; numbers that did not come from pixels alone say so. */
export const metricTitle = ({ metric, method }: Pick<MetricScore, "metric" | "method">): string =>
  method === "signal" ? metrics[metric].title : `${metrics[metric].title} (${method})`;

/** Lines of five variations, to be told apart on both themes and, by their dashes, without colour. */
export const strokes = [
  { colour: "#b8730f", dash: "none" },
  { colour: "#2a7fc1", dash: "7 3" },
  { colour: "#3b8f4b", dash: "2 3" },
  { colour: "#c2477f", dash: "9 3 2 3" },
  { colour: "#7a5fd0", dash: "4 4" },
] as const;

export const strokeOf = (position: number) => strokes[position % strokes.length] ?? strokes[0];

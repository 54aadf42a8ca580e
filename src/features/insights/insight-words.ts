import { modelName } from "@/domain/catalogue/entries";
import { settingDefinitions } from "@/domain/coherence/definitions";
import { type Claim, type Estimate, fewestSamples } from "@/domain/insights/effects";
import { type Dimension, readSettingText } from "@/domain/insights/question";
import type { SettingChange, SettingValue } from "@/domain/insights/run-settings";
import { type FactMethod, type FactSubject, overallMetric } from "@/domain/insights/score-facts";
import { metrics } from "@/domain/quality/metrics";
import type { Interval } from "@/domain/statistics/intervals";
import { termText } from "@/features/wording/terms";

export const methodTitles = {
  signal: "from the signal",
  model: "by a network here",
  hosted: "by a judge",
  mixed: "several methods",
} satisfies Record<FactMethod, string>;

export const subjectTitles = {
  clip: "Clips",
  frame: "Frames",
  sound: "Sounds",
  video: "Finished videos",
} satisfies Record<FactSubject, string>;

export function metricTitle(metric: string): string {
  if (metric === overallMetric) return "Overall";
  return metric in metrics ? metrics[metric as keyof typeof metrics].title : termText(metric);
}

const modelSettings: Record<string, string> = {
  "model.text": "Text model",
  "model.image": "Image model",
  "model.video": "Video model",
  "model.music": "Music model",
  "model.effects": "Effects model",
  "model.speech": "Speech model",
};

const settingTitles: Record<string, string> = {
  ...Object.fromEntries(settingDefinitions.map(({ key, title }) => [key, title])),
  enhancementRounds: "Rounds of sharpening",
};

/** A setting as the composer calls it. */
export const settingTitle = (setting: string): string =>
  modelSettings[setting] ?? settingTitles[setting] ?? termText(setting.replaceAll(".", " "));

export function valueText(setting: string, value: SettingValue): string {
  if (value === null) return setting.startsWith("model.") ? "this machine" : "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  return setting.startsWith("model.") ? modelName(String(value)) : String(value);
}

export const changeText = ({ setting, from, to }: SettingChange): string =>
  `${settingTitle(setting)}: ${valueText(setting, from)} → ${valueText(setting, to)}`;

/** A value of a breakdown as people read it. */
export function breakdownText(by: Dimension, value: string): string {
  if (by === "model") return modelName(value);
  if (by === "format") return termText(value);
  const parsed = readSettingText(`value=${value}`);
  return parsed ? valueText(by.slice("setting:".length), parsed.value) : value;
}

export const dimensionTitle = (by: Dimension): string =>
  by === "model" ? "Model" : by === "format" ? "Format" : settingTitle(by.slice("setting:".length));

/** Points of a score: "78.2". */
export const pointsText = (points: number): string => points.toFixed(1);

/** A difference of points: "+1.4", "−0.3". */
export const signedText = (points: number): string =>
  `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;

export const percentText = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

/** "78.2 (76.0 to 80.4)". */
export function estimateText(
  { mean, interval }: { mean: number | null; interval: Interval | null },
  text: (value: number) => string,
): string {
  if (mean === null) return "unknown";
  return interval ? `${text(mean)} (${text(interval.low)} to ${text(interval.high)})` : text(mean);
}

/** "76.0 to 80.4"; null where too few samples stand behind it to say. */
export const rangeText = (
  { interval, n }: Pick<Estimate, "interval" | "n">,
  text: (value: number) => string,
): string | null => (interval && isEnough({ n }) ? `${text(interval.low)} to ${text(interval.high)}` : null);

/** How many samples there are, or how many are missing to claim anything. */
export const samplesText = (n: number): string =>
  n < fewestSamples ? `not enough yet: ${n} of ${fewestSamples}` : n.toLocaleString("en");

export const isEnough = ({ n }: Pick<Estimate, "n">): boolean => n >= fewestSamples;

/** What a difference of scores says. */
export const claimTitles = {
  "not-enough": "Not enough yet",
  "no-difference": "No difference shown",
  higher: "Higher",
  lower: "Lower",
} satisfies Record<Claim, string>;

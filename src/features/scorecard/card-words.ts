import type { MetricGroup } from "@/domain/quality/metric-description";
import { type MetricName, metrics } from "@/domain/quality/metrics";
import type { Measurement, Scorecard } from "@/domain/quality/scorecard";

export const groupTitles = {
  technical: "File",
  temporal: "Motion",
  frame: "Picture",
  semantic: "What it shows",
  "between-clips": "Between shots",
  audio: "Sound",
} satisfies Record<MetricGroup, string>;

/** How a number came about, for people. */
export const methodTitles = {
  signal: {
    badge: "signal",
    text: "Computed from pixels or samples alone: the same file always gives the same number.",
  },
  model: { badge: "model", text: "By a neural network that runs on this machine." },
  hosted: {
    badge: "judge",
    text: "The opinion of a hosted model. It is advice: it counts for no overall score and has nothing made again.",
  },
} satisfies Record<Measurement["method"], { badge: string; text: string }>;

export const betterText = {
  lower: "lower is better",
  higher: "higher is better",
  target: "best near a target",
} as const;

const precise = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

const shareOf = "share of ";

/** The measured value with its unit: "0.42 grey levels", "3 % of frames". */
export function rawText({ metric, raw }: Pick<Measurement, "metric" | "raw">): string {
  const { unit }: { unit: string } = metrics[metric].raw;
  return unit.startsWith(shareOf)
    ? `${precise.format(raw * 100)} % of ${unit.slice(shareOf.length)}`
    : `${precise.format(raw)} ${unit}`;
}

/** "-14 to 0", "0 or more", or null where nothing bounds it. */
export function rangeText(metric: MetricName): string | null {
  const [least, greatest] = metrics[metric].raw.range;
  if (least === null && greatest === null) return null;
  if (greatest === null) return `${least} or more`;
  return least === null ? `${greatest} or less` : `${least} to ${greatest}`;
}

/** Measurements by group, in the order in which people read them; groups without any are left out. */
export function byGroup(card: Scorecard): { group: MetricGroup; measurements: Measurement[] }[] {
  return (Object.keys(groupTitles) as MetricGroup[]).flatMap((group) => {
    const measurements = card.measurements.filter(({ metric }) => metrics[metric].group === group);
    return measurements.length > 0 ? [{ group, measurements }] : [];
  });
}

/** The same number on another card: the same metric by the same method. */
export const sameOn = (card: Scorecard | null, { metric, method }: Measurement): Measurement | null =>
  card?.measurements.find((other) => other.metric === metric && other.method === method) ?? null;

/** Says why two cards cannot be set beside each other, or null when they can. */
export function incomparable(card: Scorecard, other: Scorecard): string | null {
  if (card.version === other.version) return null;
  return "These were measured by different versions of scoring, so their numbers are not compared. Score again to compare them.";
}

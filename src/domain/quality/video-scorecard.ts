import { type MetricName, metrics } from "./metrics";
import { createScorecard, type Measurement, type MissingNumber, type Scorecard } from "./scorecard";

/** A card of a part of the video. `weight` is its share in means, e.g. its length in frames. */
export type PartCard = { label: string; weight: number; card: Scorecard };

export type VideoParts = {
  /** The takes that were cut together. */
  clips: readonly PartCard[];
  /** Where one meets the next. */
  seams: readonly PartCard[];
  /** The delivered file: its technical state, and its sound if it has one. */
  file: Scorecard | null;
  sound: Scorecard | null;
  /** Nothing plays or speaks all through it, as the maker wanted it: then silence is no fault. */
  quiet?: boolean;
  /** What belongs to the video as a whole, e.g. how alike its faces are. */
  whole?: readonly Measurement[];
};

/** A standstill is told from a still shot by what the camera was meant to do, which a finished video does not know. */
const ofTakesOnly: ReadonlySet<MetricName> = new Set(["frozenFrames"]);

/**
 * The scorecard of a finished video. The technical state and the sound are those of the delivered file; motion and
 * picture are means over the takes, by length; how takes fit together is the mean over the seams.
 */
export function videoScorecard(parts: VideoParts): Scorecard {
  const { clips, seams, file, sound, quiet = false, whole = [] } = parts;
  const heard = (sound?.measurements ?? []).filter(({ metric }) => !(quiet && metric === "silence"));
  const delivered = [...technicalOf(file), ...heard];
  const known = new Set(delivered.map(({ metric }) => metric));
  const ofTakes = meansOf(clips, "takes").filter(({ metric }) => !known.has(metric));
  return createScorecard(
    "video",
    [...delivered, ...ofTakes, ...meansOf(seams, "seams"), ...whole],
    missingOf(parts),
  );
}

const technicalOf = (file: Scorecard | null): Measurement[] =>
  (file?.measurements ?? []).filter(
    ({ metric }) => metrics[metric].group === "technical" && !ofTakesOnly.has(metric),
  );

/** One measurement for each metric and method: numbers of different methods are different things. */
function meansOf(parts: readonly PartCard[], noun: string): Measurement[] {
  const groups = new Map<string, { label: string; weight: number; one: Measurement }[]>();
  for (const { label, weight, card } of parts) {
    for (const one of card.measurements) {
      const key = `${one.metric}/${one.method}`;
      groups.set(key, [...(groups.get(key) ?? []), { label, weight, one }]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    const mean = (of: (one: Measurement) => number) =>
      group.reduce((sum, { weight, one }) => sum + of(one) * weight, 0) / total;
    return [
      {
        metric: first.one.metric,
        method: first.one.method,
        score: Math.round(10 * mean(({ score }) => score)) / 10,
        raw: Math.round(10_000 * mean(({ raw }) => raw)) / 10_000,
        parts: Object.fromEntries(group.map(({ label, one }) => [label, one.score])),
        note: noteOf(group, { of: parts.length, noun }),
      },
    ];
  });
}

/** Points under the mean from which the weakest part is worth naming. */
const tellingGap = 10;

function noteOf(
  group: readonly { label: string; one: Measurement }[],
  { of, noun }: { of: number; noun: string },
): string | null {
  const weakest = group.reduce((least, part) => (part.one.score < least.one.score ? part : least));
  const mean = group.reduce((sum, { one }) => sum + one.score, 0) / group.length;
  const notes = [
    ...(group.length < of ? [`measured on ${group.length} of ${of} ${noun}`] : []),
    ...(mean - weakest.one.score >= tellingGap
      ? [`weakest: ${weakest.label} (${Math.round(weakest.one.score)})`]
      : []),
  ];
  return notes.length > 0 ? notes.join("; ") : null;
}

function missingOf({ clips, seams, file, sound, quiet = false }: VideoParts): MissingNumber[] {
  const ofGroup = (group: string, reason: string): MissingNumber[] =>
    (Object.keys(metrics) as MetricName[])
      .filter((metric) => metrics[metric].group === group)
      .map((metric) => ({ metric, reason }));
  const told = new Map(clips.flatMap(({ card }) => card.missing.map((one) => [one.metric, one] as const)));
  return [
    ...told.values(),
    ...(file ? [] : ofGroup("technical", "The finished file could not be measured.")),
    ...(sound ? [] : ofGroup("audio", "The video has no sound, or it could not be measured.")),
    ...(sound && quiet
      ? [{ metric: "silence" as const, reason: "Without music and voice, silence is meant." }]
      : []),
    ...(seams.length > 0 || clips.length > 1
      ? []
      : ofGroup("between-clips", "There is only one shot, so nothing meets.")),
  ];
}

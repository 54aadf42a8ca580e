import type { Brief } from "@/domain/brief/brief";
import { type MetricName, metrics } from "@/domain/quality/metrics";
import type { Scorecard } from "@/domain/quality/scorecard";

/** What a suggestion would change: the brief, or the seeds of some shots. */
export type SuggestedChange = { coherence: Partial<Brief["coherence"]>; redraw: string[] };

export type Suggestion = {
  /** Equal for the same advice on the same shots: what the maker has dismissed stays away. */
  key: string;
  title: string;
  /** What was measured, and where. */
  reason: string;
  /** What is changed, and what it usually does. */
  effect: string;
  /** The weakest score behind it, 0-100. */
  score: number;
  change: SuggestedChange;
  /** Asks for a decision that no setting can make: another model, or a look to go by. */
  leadsTo: "models" | "heroes" | null;
};

export type Measured = {
  brief: Brief;
  /** The clips of the cut, in order. */
  clips: readonly { shotKey: string; card: Scorecard | null; draft: boolean }[];
  /** Seams by the number of the shot before them, from 1. */
  seams: readonly { number: number; continues: boolean; card: Scorecard }[];
};

/** Below this a maker can see or hear it; above, another iteration would be luck. */
const weak = 60;
/** More advice at once is not read. */
const mostSuggestions = 5;

/** Faults of a single clip: with another seed they are usually gone. */
const clipFaults: readonly MetricName[] = [
  "temporalFlickering",
  "motionSmoothness",
  "frozenFrames",
  "blackFrames",
  "shotContinuity",
  "dynamicDegree",
];

const noChange: SuggestedChange = { coherence: {}, redraw: [] };

/** What to try next, the weakest metric first. Nothing when all is well. */
export function suggestNext(measured: Measured): Suggestion[] {
  return [
    ...redrawWeakClips(measured),
    ...betterPictures(measured),
    ...smootherSeams(measured),
    ...evenColours(measured),
  ]
    .toSorted((a, b) => a.score - b.score)
    .slice(0, mostSuggestions);
}

const scoreOf = (card: Scorecard | null, metric: MetricName): number | null =>
  card?.measurements.find((one) => one.metric === metric)?.score ?? null;

type Weak<Item> = { items: Item[]; lowest: number };

/** Those that are weak in a metric; null when none is. */
function weakest<Item extends { card: Scorecard | null }>(
  items: readonly Item[],
  metric: MetricName,
): Weak<Item> | null {
  const scored = items.flatMap((item) => {
    const score = scoreOf(item.card, metric);
    return score !== null && score < weak ? [{ item, score }] : [];
  });
  if (scored.length === 0) return null;
  return { items: scored.map(({ item }) => item), lowest: Math.min(...scored.map(({ score }) => score)) };
}

const listed = (numbers: readonly number[]): string =>
  numbers.length < 2 ? String(numbers[0] ?? "") : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
const shotsText = (numbers: readonly number[]) =>
  `${numbers.length === 1 ? "shot" : "shots"} ${listed(numbers)}`;

const reasonFor = (metric: MetricName, { lowest }: { lowest: number }, where: string) =>
  `${metrics[metric].title}: ${Math.round(lowest)} of 100 ${where}. It measures ${metrics[metric].measures}.`;

function redrawWeakClips(measured: Measured): Suggestion[] {
  const faults = clipFaults.flatMap((metric) => {
    const found = weakest(measured.clips, metric);
    return found ? [{ metric, ...found }] : [];
  });
  const worst = faults.toSorted((a, b) => a.lowest - b.lowest)[0];
  if (!worst) return [];
  const { keys, numbers } = placesOf(
    measured,
    faults.flatMap(({ items }) => items),
  );
  const others = faults
    .filter((fault) => fault !== worst)
    .map(({ metric }) => metrics[metric].title.toLowerCase());
  const also = others.length > 0 ? ` Weak as well: ${others.join(", ")}.` : "";
  return [
    {
      key: `redraw/${keys.join("+")}`,
      title: `Redraw ${shotsText(numbers)} with another seed`,
      reason:
        reasonFor(worst.metric, worst, `in ${shotsText(placesOf(measured, worst.items).numbers)}`) + also,
      effect:
        "Only these shots, and what goes on from them, are drawn and filmed again. Another seed usually clears a fault of one take.",
      score: worst.lowest,
      change: { ...noChange, redraw: keys },
      leadsTo: null,
    },
  ];
}

/** Keys of some clips and their numbers, from 1, in the order of the cut. */
function placesOf({ clips }: Measured, items: readonly { shotKey: string }[]) {
  const wanted = new Set(items.map(({ shotKey }) => shotKey));
  const found = clips.flatMap(({ shotKey }, index) =>
    wanted.has(shotKey) ? [{ shotKey, number: index + 1 }] : [],
  );
  return { keys: found.map(({ shotKey }) => shotKey), numbers: found.map(({ number }) => number) };
}

function betterPictures(measured: Measured): Suggestion[] {
  const found = weakest(measured.clips, "imagingQuality");
  if (!found) return [];
  const { numbers } = placesOf(measured, found.items);
  const shared = {
    reason: reasonFor("imagingQuality", found, `in ${shotsText(numbers)}`),
    score: found.lowest,
  };
  const isChecked = measured.brief.coherence.qualityRegeneration;
  if (!isChecked && found.items.some(({ draft }) => !draft)) {
    return [
      {
        ...shared,
        key: "setting/qualityRegeneration",
        title: "Let poor takes be made again",
        effect:
          "Every clip is checked, and one below the threshold is made again at most twice; the best take is used. Each take costs again.",
        change: { ...noChange, coherence: { qualityRegeneration: true } },
        leadsTo: null,
      },
    ];
  }
  return [
    {
      ...shared,
      key: "models/imagingQuality",
      title: "Make it with another model",
      effect: found.items.every(({ draft }) => draft)
        ? "A draft is drawn, not filmed. A video model gives sharper and richer pictures; plan, text and sound stay."
        : "Another video model may give cleaner pictures of the same plan; text and sound stay.",
      change: noChange,
      leadsTo: "models",
    },
  ];
}

function smootherSeams(measured: Measured): Suggestion[] {
  const { brief, clips } = measured;
  const found = weakest(
    measured.seams.filter((seam) => seam.continues),
    "seamJump",
  );
  if (!found) return [];
  const after = found.items.map(({ number }) => number + 1);
  const shared = { reason: reasonFor("seamJump", found, `before ${shotsText(after)}`), score: found.lowest };
  if (!brief.coherence.chainedFrames) {
    return [
      {
        ...shared,
        key: "setting/chainedFrames",
        title: "Chain the frames",
        effect:
          "A shot that goes on from another then starts on its exact last frame, so that nothing jumps. These shots are made again.",
        change: { ...noChange, coherence: { chainedFrames: true } },
        leadsTo: null,
      },
    ];
  }
  const keys = after.flatMap((number) => clips[number - 1]?.shotKey ?? []);
  return [
    {
      ...shared,
      key: `redraw/seamJump/${keys.join("+")}`,
      title: `Redraw ${shotsText(after)} with another seed`,
      effect:
        "The frames are chained already; another take usually keeps closer to the frame that it starts on.",
      change: { ...noChange, redraw: keys },
      leadsTo: null,
    },
  ];
}

function evenColours({ brief, seams }: Measured): Suggestion[] {
  const found = weakest(seams, "colourMatch");
  if (!found) return [];
  const where = `at ${found.items.length === 1 ? "one seam" : `${found.items.length} seams`}`;
  const shared = { reason: reasonFor("colourMatch", found, where), score: found.lowest };
  if (!brief.coherence.finishing) {
    return [
      {
        ...shared,
        key: "setting/finishing",
        title: "Grade the cut",
        effect:
          "Exposure and colour are matched from shot to shot when the video is rendered. No clip is made again.",
        change: { ...noChange, coherence: { finishing: true } },
        leadsTo: null,
      },
    ];
  }
  if (brief.heroDigest) return [];
  return [
    {
      ...shared,
      key: "heroes/colourMatch",
      title: "Choose a hero frame",
      effect: "All shots are then drawn after one picture, in its light and its colours.",
      change: noChange,
      leadsTo: "heroes",
    },
  ];
}

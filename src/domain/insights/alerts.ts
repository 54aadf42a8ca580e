import {
  bootstrapInterval,
  type Interval,
  type Share,
  type Sums,
  shareDifference,
  welchInterval,
} from "@/domain/statistics/intervals";
import { fewestSamples } from "./effects";
import type { FactMethod } from "./score-facts";

/** Days of a week that is judged, and of the time before that it is held against. */
export const recentDays = 7;
export const earlierDays = 28;

/** What people think of a clip shows some days after it was made: acceptance is judged so much later. */
export const acceptanceLagDays = 7;

/** Many figures are looked at every day: at 95 % one in twenty would cry wolf. */
export const alertConfidence = 0.99;

export type AlertKind = "score-dropped" | "failures-rose" | "cost-rose";

/** Something got worse, by more than chance explains. */
export type Alert = {
  kind: AlertKind;
  /** Of a dropped score. */
  metric: string | null;
  method: FactMethod | null;
  version: string | null;
  /** Points of a score, a share of runs, or micro-dollars for each accepted clip. */
  recent: { value: number; n: number };
  earlier: { value: number; n: number };
  /** By how much it changed: a difference of points or shares, or the ratio of costs. */
  change: Interval;
};

export type ScoreWeeks = {
  metric: string;
  method: FactMethod;
  version: string;
  recent: Sums;
  earlier: Sums;
};

/** Metrics whose mean has dropped. Fewer than 30 samples on either side raise no alert. */
export function scoreAlerts(weeks: readonly ScoreWeeks[]): Alert[] {
  return weeks.flatMap(({ metric, method, version, recent, earlier }) => {
    if (Math.min(recent.n, earlier.n) < fewestSamples) return [];
    const change = welchInterval({ before: earlier, after: recent }, alertConfidence);
    if (!change || change.high >= 0) return [];
    return [
      {
        kind: "score-dropped" as const,
        metric,
        method,
        version,
        recent: { value: recent.sum / recent.n, n: recent.n },
        earlier: { value: earlier.sum / earlier.n, n: earlier.n },
        change,
      },
    ];
  });
}

const noMetric = { metric: null, method: null, version: null } as const;

/** Whether more of the runs fail than before. */
export function failureAlert({ recent, earlier }: { recent: Share; earlier: Share }): Alert[] {
  if (Math.min(recent.n, earlier.n) < fewestSamples) return [];
  const change = shareDifference({ before: earlier, after: recent }, alertConfidence);
  if (!change || change.low <= 0) return [];
  return [
    {
      kind: "failures-rose",
      ...noMetric,
      recent: { value: recent.hits / recent.n, n: recent.n },
      earlier: { value: earlier.hits / earlier.n, n: earlier.n },
      change,
    },
  ];
}

export type AcceptedCost = { costMicros: number; accepted: number };

/** What each accepted clip did cost, the clips that nobody wanted included; null when none was accepted. */
export function costPerAccepted(days: readonly AcceptedCost[]): number | null {
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  return accepted === 0 ? null : days.reduce((sum, day) => sum + day.costMicros, 0) / accepted;
}

/** Whether an accepted clip has become dearer. Its interval is drawn from whole days, whose clips belong together. */
export function costAlert({
  recent,
  earlier,
}: {
  recent: readonly AcceptedCost[];
  earlier: readonly AcceptedCost[];
}): Alert[] {
  const [after, before] = [costPerAccepted(recent), costPerAccepted(earlier)];
  const acceptedIn = (days: readonly AcceptedCost[]) => days.reduce((sum, day) => sum + day.accepted, 0);
  const [n, nBefore] = [acceptedIn(recent), acceptedIn(earlier)];
  if (after === null || before === null || before === 0 || Math.min(n, nBefore) < fewestSamples) return [];
  const days = [
    ...recent.map((day) => ({ ...day, recent: true })),
    ...earlier.map((day) => ({ ...day, recent: false })),
  ];
  const change = bootstrapInterval(
    days,
    (sample) => {
      const now = costPerAccepted(sample.filter((day) => day.recent));
      const then = costPerAccepted(sample.filter((day) => !day.recent));
      return now === null || then === null || then === 0 ? null : now / then;
    },
    { seed: "cost per accepted clip", level: alertConfidence },
  );
  if (!change || change.low <= 1) return [];
  return [
    {
      kind: "cost-rose",
      ...noMetric,
      recent: { value: after, n },
      earlier: { value: before, n: nBefore },
      change,
    },
  ];
}

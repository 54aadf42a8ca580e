import type { DayRange } from "@/domain/cost/range";
import type { Interval } from "@/domain/statistics/intervals";
import type { Alert } from "./alerts";
import type { Claim, Effect, Estimate } from "./effects";
import type { InsightQuestion } from "./question";
import type { SettingValue } from "./run-settings";
import type { FactMethod, FactSubject } from "./score-facts";

/** What there is to choose from, each with how many numbers there are of it. */
export type InsightChoices = {
  subjects: { value: FactSubject; n: number }[];
  metrics: { value: string; n: number }[];
  methods: { value: FactMethod; n: number }[];
  versions: { value: string; n: number }[];
  models: { value: string; n: number }[];
  formats: { value: string; n: number }[];
  settings: { setting: string; values: SettingValue[] }[];
};

/** Of whom a page tells. */
export type Audience = {
  /** Null: everybody. */
  person: { id: string; username: string } | null;
  own: boolean;
};

type Told = {
  question: InsightQuestion;
  days: DayRange;
  audience: Audience;
  choices: InsightChoices;
};

export type TrendPoint = DayRange & Estimate;

/** Means of one value of the breakdown. `value` is what a filter takes. */
export type BreakdownRow = Estimate & { value: string };

/** Two values held against each other, runs of different briefs and all: what else differs may explain it. */
export type Contest = { a: BreakdownRow; b: BreakdownRow; difference: Estimate & { claim: Claim } };

export type QualityView = Told & {
  /** What is shown, with what the question left open decided; null while there are no numbers. */
  shown: { metric: string; method: FactMethod; version: string; subject: FactSubject } | null;
  /** Points of the score, 0-100. */
  score: Estimate & { median: number | null; medianInterval: Interval | null };
  histogram: number[];
  trend: TrendPoint[];
  metrics: (Estimate & { metric: string; method: FactMethod })[];
  breakdown: BreakdownRow[];
  contest: Contest | null;
};

/** A share of clips or runs with its interval. */
export type ShareEstimate = { hits: number; n: number; share: number | null; interval: Interval | null };

/** Dearness of what people keep; null interval: under 30 accepted clips nothing is claimed. */
export type CostPerAccepted = {
  clips: number;
  accepted: number;
  micros: number | null;
  interval: Interval | null;
};

export type AcceptanceShares = Record<
  "accepted" | "selected" | "downloaded" | "regenerated" | "deleted",
  ShareEstimate
>;

export type AcceptanceView = Told & {
  clips: number;
  shares: AcceptanceShares;
  cost: CostPerAccepted & { clipMicros: number; spentMicros: number };
  trend: (DayRange & ShareEstimate)[];
  breakdown: { value: string; accepted: ShareEstimate; cost: CostPerAccepted }[];
  runs: { n: number; failed: ShareEstimate; cancelled: number };
};

export type EffectsView = Told & {
  shown: { metric: string; method: FactMethod; version: string } | null;
  effects: Effect[];
};

export type AlertsView = Pick<Told, "audience"> & { day: string; alerts: Alert[] };

/** A clip behind a number. */
export type ScoredClip = {
  takeId: string;
  projectId: string;
  title: string;
  owner: string;
  own: boolean;
  slot: string | null;
  day: string;
  model: string;
  score: number;
};
export type ScoredClipsView = { clips: ScoredClip[]; more: boolean };

import type { VariationScores } from "@/domain/comparison/variation-scores";
import type { BriefChange } from "@/domain/iteration/brief-changes";
import type { MediaView } from "./views";

/** A clip as it stands in the cut of an iteration. */
export type CutTake = {
  takeId: string;
  /** From 1, its place in the video. */
  shot: number;
  seed: number;
  model: string;
  /** 0-100; null when it was not scored. */
  score: number | null;
};

/** One way round: a brief, what was made of it, how it was scored and what was chosen. */
export type IterationView = {
  /** From 1, the oldest. */
  number: number;
  runId: string;
  createdAt: string;
  /** The video, a version of the project's; `exportId` names it. */
  exportId: string;
  version: number;
  video: MediaView;
  poster: MediaView;
  width: number;
  height: number;
  fps: number;
  durationSeconds: number;
  draft: boolean;
  /** The newest one: what the project's page shows. */
  current: boolean;
  final: boolean;
  scores: VariationScores;
  costMicros: number;
  /** Wall-clock time of the run. */
  seconds: number | null;
  /** Fields of the brief that are not as they were in the iteration before; empty for the first. */
  changes: BriefChange[];
  prompt: string;
  /** Prompt of the iteration before; null for the first. */
  promptBefore: string | null;
  takes: CutTake[];
  /** Takes that are not in the cut before; all for the first. */
  newTakeIds: string[];
  /** Taken over from the iteration with this number: the very same file. */
  sameAs: number | null;
};

export type IterationsView = {
  /** Newest first. */
  iterations: IterationView[];
  /** The project that this one was started from, and those that grew from it. */
  from: { id: string; title: string } | null;
  grown: { id: string; title: string }[];
  /** Comparisons in which it is a variation. */
  comparisons: { id: string; title: string }[];
};

import type { Scorecard } from "@/domain/quality/scorecard";
import type { Chooser } from "@/domain/shot/selection";
import type { MediaView } from "@/domain/view/views";

/** A scorecard as pages show it. */
export type ScorecardView = {
  card: Scorecard;
  /** Measured by an older version of scoring than the present one: its numbers are not compared with newer ones. */
  outdated: boolean;
};

/** A take among those that it competes with. */
export type SlotTake = {
  id: string;
  /** From 1, in the order of making: "Take 2". */
  number: number;
  /** What the build knows it by; null for one from before that was kept. */
  artifactId: string | null;
  media: MediaView;
  model: string;
  seed: number;
  draft: boolean;
  prompt: string;
  costMicros: number;
  createdAt: string;
  /** Null when it was not measured. */
  scorecard: ScorecardView | null;
};

export type SlotTakes = {
  takes: SlotTake[];
  /** What fills the slot, who said so and why; null while nothing does. */
  selection: { takeId: string; chosenBy: Chooser; reason: string } | null;
};

/** The scorecard of one version of a video; null when it was made with quality control off. */
export type VideoScorecardView = { exportId: string; scorecard: ScorecardView | null };

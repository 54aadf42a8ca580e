import type { Brief } from "@/domain/brief/brief";
import type { ProjectStatus, StageName } from "@/domain/run/run";
import type { CostEstimate, MediaView, VideoVersionView } from "@/domain/view/views";
import type { ComparisonKind, VariationChange } from "./comparison";
import type { VariationScores } from "./variation-scores";

/** How far the newest run of a variation is. */
export type VariationProgress = {
  position: number;
  projectId: string;
  status: ProjectStatus;
  /** 0-100. */
  percent: number;
  work: { stage: StageName; piece: number | null; of: number | null } | null;
  remainingSeconds: number | null;
  costMicros: number;
  /** Why it did not end well, and by what kind of failure. */
  failure: { code: string; message: string } | null;
};

export type VariationShot = { key: string; number: number; action: string; durationFrames: number };

export type VariationView = {
  position: number;
  label: string;
  projectId: string;
  title: string;
  change: VariationChange;
  brief: Brief;
  /** The newest finished video, if there is one. */
  video: VideoVersionView | null;
  durationFrames: number | null;
  scores: VariationScores;
  /** What the whole project has cost, all its runs together. */
  costMicros: number;
  /** What its newest run took from start to end; null while it is at work. */
  seconds: number | null;
  shots: VariationShot[];
  progress: VariationProgress;
};

export type ComparisonView = {
  id: string;
  title: string;
  kind: ComparisonKind;
  createdAt: string;
  decided: { position: number; at: string } | null;
  variations: VariationView[];
};

export type ComparisonCard = {
  id: string;
  title: string;
  kind: ComparisonKind;
  createdAt: string;
  decidedLabel: string | null;
  variations: { position: number; label: string; status: ProjectStatus; thumbnail: MediaView | null }[];
};

export type ComparisonPage = { items: ComparisonCard[]; nextCursor: string | null };

/** Prices of all variations, in their order. */
export type ComparisonEstimate = { variations: CostEstimate[]; totalMicros: number };

import type { MediaView } from "./views";

/** A hero frame as pages show it. */
export type HeroView = {
  takeId: string;
  /** Candidates of one run are one request. */
  runId: string;
  parentTakeId: string | null;
  /** From 1, within its request. */
  position: number;
  label: string;
  guidance: string;
  /** 1 is the best of its request; null before they were compared. */
  rank: number | null;
  /** Why it is ranked first, for the one that is. */
  reason: string | null;
  /** 0-100; null when nothing could be measured. */
  score: number | null;
  favourite: boolean;
  /** Whether the video is drawn after it. */
  chosen: boolean;
  media: MediaView;
  model: string;
  seed: number;
  draft: boolean;
  costMicros: number;
  createdAt: string;
};

export type HeroesView = {
  /** In the order in which they were asked for. */
  heroes: HeroView[];
  /** Why the newest request did not end well; null when it did, or is at work. */
  trouble: { message: string } | null;
};

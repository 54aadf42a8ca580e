import type { Rewrite, RewriteRequest } from "@/domain/plan/rewrite-request";
import type { ShotPrompts } from "@/domain/plan/shot-prompts";
import type { MediaView } from "@/domain/view/views";

/** A line of work on a project. */
export type BranchView = {
  id: string;
  name: string;
  message: string;
  parentId: string | null;
  /** Its newest version; null while nothing was decided in it. */
  version: number | null;
  changedAt: string;
  isCurrent: boolean;
};

/** One version of what was decided, for the history. */
export type VersionView = {
  version: number;
  what: string;
  target: string | null;
  /** Null for an account that is gone. */
  person: string | null;
  createdAt: string;
};

/** A stretch of the history of a branch. */
export type VersionPage = {
  items: VersionView[];
  /** The version before which the next stretch begins; null for none. */
  next: number | null;
  /** Whether the branch began with nothing decided, which is version 0; others begin with their first version. */
  isFromPlan: boolean;
};

/** A frame or clip of which two versions have different takes. */
export type TakeDifference = {
  slot: string;
  label: string;
  kind: "frame" | "clip";
  /** Null where the version has none that is made. */
  before: VersionTake | null;
  after: VersionTake | null;
};
export type VersionTake = {
  takeId: string;
  media: MediaView;
  model: string;
  createdAt: string;
  /** Of a clip. */
  durationFrames: number | null;
};

/** What models are told for a shot, and what the takes that stand now were made with. */
export type PromptsView = ShotPrompts & {
  sent: { slot: string; prompt: string; model: string; createdAt: string }[];
};

/** Other words for a shot or a scene: being written, not to be had, or proposed. */
export type RewriteView = { request: RewriteRequest } & (
  | { state: "writing" }
  | { state: "failed"; message: string }
  | {
      state: "proposed";
      proposal: Rewrite;
      /** What the answer has cost; 0 for one that was there. */
      costMicros: number;
    }
);

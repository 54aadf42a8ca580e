import type { ShotPrompts } from "@/domain/plan/shot-prompts";

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

/** What models are told for a shot, and what the takes that stand now were made with. */
export type PromptsView = ShotPrompts & {
  sent: { slot: string; prompt: string; model: string; createdAt: string }[];
};

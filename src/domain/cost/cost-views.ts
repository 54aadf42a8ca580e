import type { DayRange } from "@/domain/cost/range";

/** What stands against a limit. `limitMicros` null: there is none. */
export type Standing = {
  spentMicros: number;
  /** Reserved for calls under way. */
  heldMicros: number;
  limitMicros: number | null;
};

export const costDimensions = ["project", "stage", "model", "provider"] as const;
export type CostDimension = (typeof costDimensions)[number];

/** A part of the cost. `calls` counts free ones too. */
export type CostShare = { key: string; title: string; spentMicros: number; calls: number };

/** A limit that can be set on the cost page. */
export type LimitView = {
  target: LimitTarget;
  limitMicros: number | null;
  /** What holds when nothing is set for the target itself. */
  defaultMicros: number | null;
  /** Whether it was set, rather than taken from the default. */
  set: boolean;
  /** What counts against it now; null for limits that hold for many. */
  standing: Standing | null;
};

/** What an administrator can limit: everything, each person (or one), each run, each project. */
export type LimitTarget = "installation" | "every-user" | "every-run" | "every-project" | { userId: string };

export type CostOverview = {
  days: DayRange;
  /** The person whose costs these are; null: everybody's. */
  person: { id: string; username: string } | null;
  /** Whether the person is the one who asks. */
  own: boolean;
  spentMicros: number;
  /** Held for calls under way at this moment, whatever the range. */
  heldMicros: number;
  byDay: { day: string; spentMicros: number }[];
  shares: Record<CostDimension, CostShare[]>;
  /** The month's standing of the person, or of the installation for everybody's. */
  month: Standing;
};

/** What a project and its newest run have cost, with every limit that can stop the run. */
export type ProjectCosts = {
  project: Standing;
  run: (Standing & { id: string }) | null;
  user: Standing;
  /** Only told to administrators. */
  installation: Standing | null;
};

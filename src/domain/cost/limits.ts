/** What can have a limit, from the narrowest to the widest. Those of users and of the installation count by month. */
export const limitKinds = ["run", "project", "user", "installation"] as const;
export type LimitKind = (typeof limitKinds)[number];

/** Limits where none was set in the studio itself, in micro-dollars; null is no limit. */
export type CostLimits = Record<LimitKind, number | null>;

export const noLimits: CostLimits = { run: null, project: null, user: null, installation: null };

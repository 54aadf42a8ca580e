export const accountRoles = ["maker", "reviewer", "admin"] as const;
export type AccountRole = (typeof accountRoles)[number];

/** Whether an account may make videos of its own. Reviewers see and judge what is shared with them, and nothing else. */
export const canMake = (role: AccountRole): boolean => role !== "reviewer";

/** Where an account begins when it was not on its way anywhere. */
export const homeOf = (role: AccountRole): "/studio" | "/reviews" => (canMake(role) ? "/studio" : "/reviews");

import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";

const runsAnHour = 60;

/** Counts a video that somebody starts; throws "rate-limited" when there were too many within an hour. */
export const takeRunFromLimit = ({ db, user }: Pick<SignedInContext, "db" | "user">) =>
  takeFromLimit(db, {
    key: `runs/${user.userId}`,
    limit: runsAnHour,
    windowSeconds: 3600,
    what: "videos",
  });

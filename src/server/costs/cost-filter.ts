import { z } from "zod";
import type { ChargeFilter } from "@/db/queries/money/usage";
import { chosenDays, type DayRange, rangeChoice, rangeMoments } from "@/domain/cost/range";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";

/** Which costs are asked for. Without `userId` an administrator asks for everybody's, and anyone else for their own. */
export const costQuestion = rangeChoice.extend({ userId: z.uuid("This is no account's id").optional() });
export type CostQuestion = z.infer<typeof costQuestion>;

/** What the person who asks may see of it. Somebody else's costs are "not-found" for all but administrators. */
export function costFilter(
  { user }: Pick<SignedInContext, "user">,
  { userId, ...choice }: CostQuestion,
): { days: DayRange; filter: ChargeFilter } {
  const isAdmin = user.role === "admin";
  if (!isAdmin && userId !== undefined && userId !== user.userId) {
    throw new StudioError("not-found", "There is nothing here");
  }
  const days = chosenDays(choice, new Date());
  const ownerId = isAdmin ? (userId ?? null) : user.userId;
  return { days, filter: { ownerId, ...rangeMoments(days) } };
}

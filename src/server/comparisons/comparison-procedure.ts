import { z } from "zod";
import { ownsComparison } from "@/db/queries/comparisons";
import { StudioError } from "@/domain/errors";
import { makerProcedure } from "@/server/trpc";

/** For the owner of the comparison in the input. Somebody else's comparison and none give the same answer. */
export const comparisonProcedure = makerProcedure
  .input(z.object({ comparisonId: z.uuid("This is not a comparison's address") }))
  .use(async ({ ctx, input, next }) => {
    if (!(await ownsComparison(ctx.db, { comparisonId: input.comparisonId, userId: ctx.user.userId }))) {
      throw new StudioError("not-found", "This comparison does not exist, or it is not yours");
    }
    return next();
  });

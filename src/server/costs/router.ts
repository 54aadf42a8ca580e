import { z } from "zod";
import { people } from "@/db/queries/money/usage";
import { mostDollars } from "@/domain/cost/money";
import { adminProcedure, makerProcedure, projectProcedure, router } from "@/server/trpc";
import { costQuestion } from "./cost-filter";
import { costOverview } from "./cost-overview";
import { limitProject, projectCosts } from "./project-costs";
import { setStudioLimit, studioLimits } from "./studio-limits";

/** More accounts than anyone picks from a list. */
const mostPeople = 500;

const amount = z
  .int()
  .min(0, "A limit is zero or more")
  .max(mostDollars * 1_000_000, "A limit is a million dollars at most");

const limitTarget = z.union([
  z.enum(["installation", "every-user", "every-run", "every-project"]),
  z.strictObject({ userId: z.uuid() }),
]);

export const costsRouter = router({
  overview: makerProcedure.input(costQuestion).query(({ ctx, input }) => costOverview(ctx, input)),
  ofProject: projectProcedure.query(({ ctx, input }) => projectCosts(ctx, input)),
  limitProject: projectProcedure
    .input(
      z.object({
        projectMicros: amount.nullish(),
        runMicros: amount.nullish(),
        /** Takes the newest run up again under the new limits. */
        resume: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => limitProject(ctx, input)),
  people: adminProcedure.query(({ ctx }) => people(ctx.db, mostPeople)),
  limits: adminProcedure
    .input(z.object({ userId: z.uuid().nullable().default(null) }))
    .query(({ ctx, input }) => studioLimits(ctx, input)),
  setLimit: adminProcedure
    .input(z.object({ target: limitTarget, limit: z.union([amount, z.enum(["none", "default"])]) }))
    .mutation(async ({ ctx, input }) => {
      await setStudioLimit(ctx, input);
      const { target, limit } = input;
      ctx.noteChange?.({ target: typeof target === "string" ? target : target.userId, after: { limit } });
      return { set: true };
    }),
});

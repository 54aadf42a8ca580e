import { accountProcedure, router } from "@/server/trpc";

export const modelsRouter = router({
  /** Every model that the caller may choose, and what is missing for the rest. */
  offers: accountProcedure.query(({ ctx }) => ctx.runtime.models.offers(ctx.user.userId)),
});

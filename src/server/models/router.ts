import { compareCatalogue } from "@/server/models/compare-catalogue";
import { adminProcedure, makerProcedure, router } from "@/server/trpc";

export const modelsRouter = router({
  /** Every model that the caller may choose, and what is missing for the rest. */
  offers: makerProcedure.query(({ ctx }) => ctx.runtime.models.offers(ctx.user.userId)),
  /** What the last comparison of the catalogue with the vendors' models has shown. */
  liveState: adminProcedure.query(({ ctx }) => ctx.runtime.live.state()),
  /** Compares now. */
  refreshLive: adminProcedure.mutation(({ ctx }) => compareCatalogue(ctx)),
});

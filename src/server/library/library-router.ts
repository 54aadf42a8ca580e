import { libraryUses } from "@/db/queries/library-uses";
import { makerProcedure, router } from "@/server/trpc";

export const libraryRouter = router({
  /** Where the caller's projects use which look, brand kit or element. */
  uses: makerProcedure.query(({ ctx }) => libraryUses(ctx.db, { ownerId: ctx.user.userId })),
});

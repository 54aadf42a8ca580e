import { z } from "zod";
import { brandKit } from "@/domain/library/brand-kit";
import { makerProcedure, router } from "@/server/trpc";
import { addBrandKit, brandShelf, changeBrandKit, listBrandKits } from "./brand-kits";
import { removeItem, restoreItem, restoreItemVersion } from "./change-shelf";
import { itemVersions } from "./shelf";

const withId = z.strictObject({ id: z.uuid("This is not a brand kit") });

/** The caller's own brands. Somebody else's and none give the same answer. */
export const brandKitsRouter = router({
  list: makerProcedure.query(({ ctx }) => listBrandKits(ctx)),
  add: makerProcedure
    .input(z.strictObject({ kit: brandKit }))
    .mutation(({ ctx, input }) => addBrandKit(ctx, input.kit)),
  change: makerProcedure
    .input(withId.extend({ baseVersion: z.int().positive(), kit: brandKit }))
    .mutation(({ ctx, input }) => changeBrandKit(ctx, input)),
  versions: makerProcedure.input(withId).query(({ ctx, input }) => itemVersions(ctx, brandShelf, input.id)),
  restoreVersion: makerProcedure
    .input(withId.extend({ version: z.int().positive() }))
    .mutation(({ ctx, input }) => restoreItemVersion(ctx, brandShelf, input)),
  remove: makerProcedure.input(withId).mutation(({ ctx, input }) => removeItem(ctx, brandShelf, input.id)),
  restore: makerProcedure.input(withId).mutation(({ ctx, input }) => restoreItem(ctx, brandShelf, input.id)),
});

import { z } from "zod";
import { lookContent, lookVisual } from "@/domain/look/look";
import { makerProcedure, router } from "@/server/trpc";
import { addItem, changeItem, removeItem, restoreItem, restoreItemVersion } from "./change-shelf";
import { listLooks, lookShelf, sketchLook } from "./looks";
import { itemVersions } from "./shelf";

const withId = z.strictObject({ id: z.uuid("This is not a look") });
const version = z.int().positive();

/** The caller's own looks, and those that come with the application. Somebody else's look and none give the same answer. */
export const looksRouter = router({
  list: makerProcedure.query(({ ctx }) => listLooks(ctx)),
  sketch: makerProcedure
    .input(lookVisual.pick({ palette: true, grade: true }))
    .query(({ ctx, input }) => sketchLook(ctx, input)),
  add: makerProcedure
    .input(z.strictObject({ look: lookContent }))
    .mutation(({ ctx, input }) => addItem(ctx, lookShelf, input.look)),
  change: makerProcedure
    .input(withId.extend({ baseVersion: version, look: lookContent }))
    .mutation(({ ctx, input: { look, ...input } }) =>
      changeItem(ctx, lookShelf, { ...input, content: look }),
    ),
  versions: makerProcedure.input(withId).query(({ ctx, input }) => itemVersions(ctx, lookShelf, input.id)),
  restoreVersion: makerProcedure
    .input(withId.extend({ version }))
    .mutation(({ ctx, input }) => restoreItemVersion(ctx, lookShelf, input)),
  remove: makerProcedure.input(withId).mutation(({ ctx, input }) => removeItem(ctx, lookShelf, input.id)),
  restore: makerProcedure.input(withId).mutation(({ ctx, input }) => restoreItem(ctx, lookShelf, input.id)),
});

import { z } from "zod";
import { poolLimits, poolQuestion, poolTag } from "@/domain/pool/pool-question";
import { projectProcedure, router } from "@/server/trpc";
import { itemsOfPool, listPool, poolOverview } from "./list-pool";
import { removeFromPool, tagInPool } from "./mark-items";

const itemId = z.string().min(1).max(100);
const itemIds = z.array(itemId).min(1).max(poolLimits.atOnce);

export const poolRouter = router({
  overview: projectProcedure.query(({ ctx, input }) => poolOverview(ctx, input)),
  list: projectProcedure
    .input(
      z.object({
        question: poolQuestion,
        cursor: z.string().max(300).nullish(),
        limit: z.int().min(1).max(100).default(48),
      }),
    )
    .query(({ ctx, input }) => listPool(ctx, input)),
  items: projectProcedure
    .input(z.object({ ids: z.array(itemId).min(1).max(8) }))
    .query(({ ctx, input }) => itemsOfPool(ctx, input)),
  tag: projectProcedure
    .input(z.object({ itemIds, tag: poolTag, on: z.boolean() }))
    .mutation(({ ctx, input }) => tagInPool(ctx, input)),
  remove: projectProcedure
    .input(z.object({ itemIds, removed: z.boolean() }))
    .mutation(({ ctx, input }) => removeFromPool(ctx, input)),
});

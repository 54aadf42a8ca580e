import { z } from "zod";
import { comparisonLimits, wantedComparison } from "@/domain/comparison/comparison";
import { makerProcedure, router } from "@/server/trpc";
import { comparisonProcedure } from "./comparison-procedure";
import { comparisonView } from "./comparison-view";
import { createComparison, estimateComparison } from "./create-comparison";
import { decide, removeComparison, restoreComparison } from "./decide";
import { comparisonListInput, listComparisons } from "./list-comparisons";
import { takeShot } from "./take-shot";
import { watchComparison } from "./watch-comparison";

const position = z
  .int()
  .min(0)
  .max(comparisonLimits.variations.max - 1);

export const comparisonsRouter = router({
  list: makerProcedure.input(comparisonListInput).query(({ ctx, input }) => listComparisons(ctx, input)),
  estimate: makerProcedure
    .input(z.object({ wanted: wantedComparison }))
    .query(({ ctx, input }) => estimateComparison(ctx, input.wanted)),
  create: makerProcedure
    .input(z.object({ wanted: wantedComparison, requestKey: z.uuid() }))
    .mutation(({ ctx, input }) => createComparison(ctx, input)),
  /** Named settings that variations can be taken from. */
  byId: comparisonProcedure.query(({ ctx, input }) => comparisonView(ctx, input)),
  watch: comparisonProcedure.subscription(({ ctx, input, signal }) =>
    watchComparison(ctx, { ...input, signal }),
  ),
  decide: comparisonProcedure
    .input(z.object({ position: position.nullable() }))
    .mutation(({ ctx, input }) => decide(ctx, input)),
  takeShot: comparisonProcedure
    .input(z.object({ from: position, into: position, shot: z.int().min(1).max(100) }))
    .mutation(({ ctx, input }) => takeShot(ctx, input)),
  remove: comparisonProcedure.mutation(({ ctx, input }) => removeComparison(ctx, input)),
  restore: comparisonProcedure.mutation(({ ctx, input }) => restoreComparison(ctx, input)),
});

import { z } from "zod";
import { framesAndClipsEvents } from "@/db/queries/work-times";
import { rewriteRequest } from "@/domain/plan/rewrite-request";
import { pieceTimes } from "@/domain/run/piece-times";
import { projectProcedure, router } from "@/server/trpc";
import { askForRewrite, rewritePrice, rewriteView } from "./rewrite";

export const storyboardRouter = router({
  /** How long the frames and clips of a project took, in seconds, by slot. */
  workTimes: projectProcedure.query(async ({ ctx, input }) =>
    pieceTimes(await framesAndClipsEvents(ctx.db, input.projectId)),
  ),
  askForRewrite: projectProcedure
    .input(rewriteRequest)
    .mutation(({ ctx, input: { projectId, ...request } }) => askForRewrite(ctx, { projectId, request })),
  rewrite: projectProcedure
    .input(z.object({ runId: z.uuid() }))
    .query(({ ctx, input }) => rewriteView(ctx, input)),
  rewritePrice: projectProcedure.query(({ ctx, input }) => rewritePrice(ctx, input)),
});

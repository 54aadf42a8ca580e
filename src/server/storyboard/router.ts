import { framesAndClipsEvents } from "@/db/queries/work-times";
import { pieceTimes } from "@/domain/run/piece-times";
import { projectProcedure, router } from "@/server/trpc";

export const storyboardRouter = router({
  /** How long the frames and clips of a project took, in seconds, by slot. */
  workTimes: projectProcedure.query(async ({ ctx, input }) =>
    pieceTimes(await framesAndClipsEvents(ctx.db, input.projectId)),
  ),
});

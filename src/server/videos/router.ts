import { z } from "zod";
import { projectProcedure, router } from "@/server/trpc";
import { videoScorecard } from "./video-scorecard";
import { videoView } from "./video-view";

export const videosRouter = router({
  byId: projectProcedure.query(({ ctx, input }) => videoView(ctx, input)),
  scorecard: projectProcedure
    .input(z.object({ version: z.int().positive() }))
    .query(({ ctx, input }) => videoScorecard(ctx, input)),
});

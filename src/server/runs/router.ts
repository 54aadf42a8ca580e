import { z } from "zod";
import { projectProcedure, router } from "@/server/trpc";
import { cancelRun } from "./cancel-run";
import { rebuildVideo } from "./rebuild-video";
import { estimateRedraw, redrawShot } from "./redraw-shot";
import { resumeRun } from "./resume-run";
import { watchRun } from "./watch-run";

const shotKey = z.string().min(1).max(100);

export const runsRouter = router({
  cancel: projectProcedure.mutation(({ ctx, input }) => cancelRun(ctx, input)),
  resume: projectProcedure
    .input(z.object({ payAgain: z.boolean().default(false), heroes: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => resumeRun(ctx, input)),
  estimateRedraw: projectProcedure
    .input(z.object({ shotKey }))
    .query(({ ctx, input }) => estimateRedraw(ctx, input)),
  redrawShot: projectProcedure
    .input(z.object({ shotKey, seed: z.int().min(0).optional(), unlock: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => redrawShot(ctx, { ...input, seed: input.seed })),
  rebuild: projectProcedure
    .input(z.object({ what: z.enum(["cut", "scores"]) }))
    .mutation(({ ctx, input }) => rebuildVideo(ctx, input)),
  watch: projectProcedure
    .input(z.object({ lastEventId: z.string().regex(/^\d+$/).nullish() }))
    .subscription(({ ctx, input, signal }) =>
      watchRun(ctx, { ...input, lastEventId: input.lastEventId, signal }),
    ),
});

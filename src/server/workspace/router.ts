import { z } from "zod";
import { workspace, workspaceChange } from "@/domain/workspace/workspace";
import { projectProcedure, router } from "@/server/trpc";
import { approveCheckpoint, finishForMaker } from "./pass-checkpoint";
import { rebuildStale } from "./rebuild-stale";
import { restoreVersion, saveDecisions } from "./save-workspace";
import { surveyView } from "./survey-view";
import { workspaceHistoryView, workspaceView } from "./workspace-view";

const version = z.int().nonnegative();

export const workspaceRouter = router({
  get: projectProcedure.query(({ ctx, input }) => workspaceView(ctx, input)),
  save: projectProcedure
    .input(z.object({ baseVersion: version, data: workspace, change: workspaceChange }))
    .mutation(({ ctx, input }) => saveDecisions(ctx, input)),
  history: projectProcedure
    .input(
      z.object({
        target: z.string().max(200).nullable().default(null),
        before: version.nullable().default(null),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .query(({ ctx, input }) => workspaceHistoryView(ctx, input)),
  restore: projectProcedure
    .input(z.object({ version }))
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  survey: projectProcedure.query(({ ctx, input }) => surveyView(ctx, input)),
  rebuild: projectProcedure
    .input(z.object({ slots: z.array(z.string().max(200)).max(5000).nullable().default(null) }))
    .mutation(({ ctx, input }) => rebuildStale(ctx, input)),
  approve: projectProcedure.mutation(({ ctx, input }) => approveCheckpoint(ctx, input)),
  finish: projectProcedure.mutation(({ ctx, input }) => finishForMaker(ctx, input)),
});

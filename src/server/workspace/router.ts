import { z } from "zod";
import { workspace, workspaceChange } from "@/domain/workspace/workspace";
import { projectProcedure, router } from "@/server/trpc";
import { restoreVersion, saveDecisions } from "./save-workspace";
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
});

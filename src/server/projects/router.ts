import { z } from "zod";
import { runTraces } from "@/db/queries/project-history";
import { latestRun } from "@/db/queries/runs";
import { brief, inUsualSize } from "@/domain/brief/brief";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { makerProcedure, projectProcedure, router } from "@/server/trpc";
import { createProject } from "./create-project";
import { estimateProject } from "./estimate-project";
import { listInput, listProjects } from "./list-projects";
import { estimateReal, makeReal } from "./make-real";
import { projectView } from "./project-view";
import { removeProject, restoreProject } from "./remove-project";

const withBrief = z.object({ brief });
const withModels = z.object({ models: modelChoice });

export const projectsRouter = router({
  list: makerProcedure.input(listInput).query(({ ctx, input }) => listProjects(ctx, input)),
  estimate: makerProcedure
    .input(withBrief)
    .query(({ ctx, input }) =>
      estimateProject(ctx, { brief: inUsualSize(input.brief, ctx.runtime.env.shortSide) }),
    ),
  create: makerProcedure
    .input(
      withBrief.extend({
        draftFirst: z.boolean().default(false),
        guided: z.boolean().default(false),
        from: z.uuid().optional(),
      }),
    )
    .mutation(({ ctx, input }) => createProject(ctx, input)),
  byId: projectProcedure.query(({ ctx, input }) => projectView(ctx, input)),
  traces: projectProcedure.query(async ({ ctx, input }) => {
    const run = await latestRun(ctx.db, input.projectId);
    return run ? runTraces(ctx.db, run.id) : [];
  }),
  estimateReal: projectProcedure.input(withModels).query(({ ctx, input }) => estimateReal(ctx, input)),
  makeReal: projectProcedure.input(withModels).mutation(({ ctx, input }) => makeReal(ctx, input)),
  remove: projectProcedure.mutation(({ ctx, input }) => removeProject(ctx, input)),
  restore: projectProcedure.mutation(({ ctx, input }) => restoreProject(ctx, input)),
});

import { z } from "zod";
import { runTraces } from "@/db/queries/project-history";
import { latestRun } from "@/db/queries/runs";
import { brief } from "@/domain/brief/brief";
import { accountProcedure, projectProcedure, router } from "@/server/trpc";
import { createProject } from "./create-project";
import { estimateProject } from "./estimate-project";
import { listInput, listProjects } from "./list-projects";
import { projectView } from "./project-view";
import { removeProject, restoreProject } from "./remove-project";

const withBrief = z.object({ brief });

export const projectsRouter = router({
  list: accountProcedure.input(listInput).query(({ ctx, input }) => listProjects(ctx, input)),
  estimate: accountProcedure.input(withBrief).query(({ ctx, input }) => estimateProject(ctx.runtime, input)),
  create: accountProcedure.input(withBrief).mutation(({ ctx, input }) => createProject(ctx, input)),
  byId: projectProcedure.query(({ ctx, input }) => projectView(ctx, input)),
  traces: projectProcedure.query(async ({ ctx, input }) => {
    const run = await latestRun(ctx.db, input.projectId);
    return run ? runTraces(ctx.db, run.id) : [];
  }),
  remove: projectProcedure.mutation(({ ctx, input }) => removeProject(ctx, input)),
  restore: projectProcedure.mutation(({ ctx, input }) => restoreProject(ctx, input)),
});

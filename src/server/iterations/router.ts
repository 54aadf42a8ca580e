import { z } from "zod";
import { setFinalExport } from "@/db/queries/iterations";
import { brief } from "@/domain/brief/brief";
import { projectProcedure, router } from "@/server/trpc";
import { listIterations } from "./list-iterations";
import { restoreIteration } from "./restore-iteration";
import { estimateIteration, startIteration } from "./start-iteration";
import { dismissSuggestion, listSuggestions } from "./suggest";

const shotKey = z.string().min(1).max(100);
const wanted = z.object({
  brief: brief.nullable().default(null),
  redraw: z.array(shotKey).max(60).default([]),
});

export const iterationsRouter = router({
  list: projectProcedure.query(({ ctx, input }) => listIterations(ctx, input)),
  estimate: projectProcedure.input(wanted).query(({ ctx, input }) => estimateIteration(ctx, input)),
  start: projectProcedure
    .input(wanted.extend({ guided: z.boolean().default(false), unlock: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => startIteration(ctx, input)),
  restore: projectProcedure
    .input(z.object({ runId: z.uuid() }))
    .mutation(({ ctx, input }) => restoreIteration(ctx, input)),
  setFinal: projectProcedure
    .input(z.object({ exportId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => setFinalExport(ctx.db, input)),
  suggestions: projectProcedure.query(({ ctx, input }) => listSuggestions(ctx, input)),
  dismiss: projectProcedure
    .input(z.object({ key: z.string().min(1).max(100), dismissed: z.boolean() }))
    .mutation(({ ctx, input }) => dismissSuggestion(ctx, input)),
});

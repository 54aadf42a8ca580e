import { z } from "zod";
import { cutSource } from "@/domain/export/cut-source";
import { exportSettings, videoSettings } from "@/domain/export/settings";
import { rateKeys } from "@/domain/interchange/frame-rate";
import { projectProcedure, router } from "@/server/trpc";
import { changeExport } from "./change-export";
import { checkVideo } from "./check-video";
import { exportDesk } from "./export-desk";
import { offerInterchange } from "./interchange";
import { listExports } from "./list-exports";
import { startExport } from "./start-export";

const ofJob = z.object({ jobId: z.uuid() });

export const exportsRouter = router({
  desk: projectProcedure
    .input(cutSource.extend({ version: z.int().positive().nullable() }))
    .query(({ ctx, input }) => exportDesk(ctx, input)),
  interchange: projectProcedure
    .input(cutSource.extend({ rate: z.enum(rateKeys) }))
    .query(({ ctx, input }) => offerInterchange(ctx, input)),
  list: projectProcedure.query(({ ctx, input }) => listExports(ctx, input)),
  check: projectProcedure
    .input(cutSource.extend({ settings: videoSettings }))
    .query(({ ctx, input }) => checkVideo(ctx, input)),
  start: projectProcedure
    .input(cutSource.extend({ settings: exportSettings }))
    .mutation(({ ctx, input }) => startExport(ctx, input)),
  cancel: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).cancel()),
  resume: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).resume()),
  remove: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).remove()),
  restore: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).restore()),
});

import { z } from "zod";
import { exportSettings, videoSettings } from "@/domain/export/settings";
import { rateKeys } from "@/domain/interchange/frame-rate";
import { projectProcedure, router } from "@/server/trpc";
import { changeExport } from "./change-export";
import { checkVideo } from "./check-video";
import { exportDesk } from "./export-desk";
import { offerInterchange } from "./interchange";
import { listExports } from "./list-exports";
import { startExport } from "./start-export";

const ofVersion = z.object({ version: z.int().positive() });
const ofJob = z.object({ jobId: z.uuid() });

export const exportsRouter = router({
  desk: projectProcedure
    .input(z.object({ version: z.int().positive().nullable() }))
    .query(({ ctx, input }) => exportDesk(ctx, input)),
  interchange: projectProcedure
    .input(ofVersion.extend({ rate: z.enum(rateKeys) }))
    .query(({ ctx, input }) => offerInterchange(ctx, input)),
  list: projectProcedure.query(({ ctx, input }) => listExports(ctx, input)),
  check: projectProcedure
    .input(ofVersion.extend({ settings: videoSettings }))
    .query(({ ctx, input }) => checkVideo(ctx, input)),
  start: projectProcedure
    .input(ofVersion.extend({ settings: exportSettings }))
    .mutation(({ ctx, input }) => startExport(ctx, input)),
  cancel: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).cancel()),
  resume: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).resume()),
  remove: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).remove()),
  restore: projectProcedure.input(ofJob).mutation(({ ctx, input }) => changeExport(ctx, input).restore()),
});

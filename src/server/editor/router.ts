import { z } from "zod";
import { cut } from "@/domain/timeline/cut";
import { projectProcedure, router } from "@/server/trpc";
import { listVersions, openCut, readCut } from "./open-cut";
import { renderVersion } from "./render-version";
import { saveCut } from "./save-cut";

const version = z.int().positive();

export const editorRouter = router({
  open: projectProcedure.query(({ ctx, input }) => openCut(ctx, input)),
  versions: projectProcedure.query(({ ctx, input }) => listVersions(ctx, input)),
  cut: projectProcedure
    .input(z.object({ of: z.enum(["edit", "video"]), version }))
    .query(({ ctx, input }) => readCut(ctx, input)),
  save: projectProcedure
    .input(
      z.object({
        baseVersion: z.int().nonnegative(),
        cut,
        message: z.string().trim().max(200),
        kept: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => saveCut(ctx, input)),
  render: projectProcedure
    .input(z.object({ version }))
    .mutation(({ ctx, input }) => renderVersion(ctx, input)),
});

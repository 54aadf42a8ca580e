import { z } from "zod";
import { makerProcedure, router } from "@/server/trpc";
import { keepCutOut, previewCutOut } from "./cut-out-upload";

const wish = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/, "This is not a picture"),
  /** Also where the backdrop shows through the thing. */
  holes: z.boolean().default(false),
});

export const uploadsRouter = router({
  cutOut: makerProcedure.input(wish).query(({ ctx, input }) => previewCutOut(ctx, input)),
  keepCutOut: makerProcedure.input(wish).mutation(({ ctx, input }) => keepCutOut(ctx, input)),
});

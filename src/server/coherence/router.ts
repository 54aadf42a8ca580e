import { z } from "zod";
import { brief } from "@/domain/brief/brief";
import { makerProcedure, router } from "@/server/trpc";
import { settingsOutlook } from "./settings-outlook";
import { settingsPreset } from "./settings-preset";

export const coherenceRouter = router({
  /** What the settings of a brief can do with its models, and what each costs. */
  outlook: makerProcedure.input(z.object({ brief })).query(({ ctx, input }) => settingsOutlook(ctx, input)),
  /** The settings that a new video begins with. */
  preset: makerProcedure.query(({ ctx }) => settingsPreset(ctx)),
});

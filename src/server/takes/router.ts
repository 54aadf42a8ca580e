import { z } from "zod";
import { projectProcedure, router } from "@/server/trpc";
import { choose, release } from "./choose-take";
import { slotTakes } from "./slot-takes";

const slot = z.string().min(1).max(200);

export const takesRouter = router({
  ofSlot: projectProcedure.input(z.object({ slot })).query(({ ctx, input }) => slotTakes(ctx, input)),
  choose: projectProcedure
    .input(z.object({ takeId: z.uuid("This is not a take's id") }))
    .mutation(({ ctx, input }) => choose(ctx, input)),
  release: projectProcedure.input(z.object({ slot })).mutation(({ ctx, input }) => release(ctx, input)),
});

import { projectProcedure, router } from "@/server/trpc";
import { videoView } from "./video-view";

export const videosRouter = router({
  byId: projectProcedure.query(({ ctx, input }) => videoView(ctx, input)),
});

import { accountRouter } from "@/server/account/router";
import { adminRouter } from "@/server/admin/router";
import { coherenceRouter } from "@/server/coherence/router";
import { comparisonsRouter } from "@/server/comparisons/router";
import { costsRouter } from "@/server/costs/router";
import { editorRouter } from "@/server/editor/router";
import { exportsRouter } from "@/server/exports/router";
import { heroesRouter } from "@/server/hero/router";
import { insightsRouter } from "@/server/insights/router";
import { iterationsRouter } from "@/server/iterations/router";
import { brandKitsRouter } from "@/server/library/brand-kits-router";
import { elementsRouter } from "@/server/library/elements-router";
import { libraryRouter } from "@/server/library/library-router";
import { looksRouter } from "@/server/library/looks-router";
import { modelsRouter } from "@/server/models/router";
import { poolRouter } from "@/server/pool/router";
import { profilesRouter } from "@/server/profiles/router";
import { projectsRouter } from "@/server/projects/router";
import { providerKeysRouter } from "@/server/provider-keys/router";
import { renderServersRouter, workflowsRouter } from "@/server/render-servers/router";
import { reviewsRouter } from "@/server/reviews/router";
import { runsRouter } from "@/server/runs/router";
import { storiesRouter } from "@/server/stories/router";
import { storyboardRouter } from "@/server/storyboard/router";
import { systemRouter } from "@/server/system/router";
import { takesRouter } from "@/server/takes/router";
import { createCallerFactory, router } from "@/server/trpc";
import { uploadsRouter } from "@/server/uploads/router";
import { videosRouter } from "@/server/videos/router";
import { workspaceRouter } from "@/server/workspace/router";

export const appRouter = router({
  account: accountRouter,
  brandKits: brandKitsRouter,
  coherence: coherenceRouter,
  admin: adminRouter,
  comparisons: comparisonsRouter,
  costs: costsRouter,
  editor: editorRouter,
  elements: elementsRouter,
  exports: exportsRouter,
  heroes: heroesRouter,
  insights: insightsRouter,
  iterations: iterationsRouter,
  library: libraryRouter,
  looks: looksRouter,
  models: modelsRouter,
  pool: poolRouter,
  profiles: profilesRouter,
  projects: projectsRouter,
  providerKeys: providerKeysRouter,
  renderServers: renderServersRouter,
  reviews: reviewsRouter,
  runs: runsRouter,
  stories: storiesRouter,
  storyboard: storyboardRouter,
  system: systemRouter,
  takes: takesRouter,
  uploads: uploadsRouter,
  videos: videosRouter,
  workflows: workflowsRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

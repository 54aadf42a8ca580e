import { serve } from "inngest/edge";
import { createInngestClient, type InngestClient } from "@/inngest/client";
import { endCallsFunction } from "@/inngest/functions/end-calls";
import { keepInsightsFunction } from "@/inngest/functions/keep-insights";
import { makeExportFunction } from "@/inngest/functions/make-export";
import { makeVideoFunction } from "@/inngest/functions/make-video";
import { purgeDeletedFunction } from "@/inngest/functions/purge-deleted";
import { shotJobFunctions } from "@/inngest/functions/shot-jobs";
import type { Recipe } from "@/pipeline/recipes/ad";
import type { Runtime } from "@/runtime/runtime";

export type StudioHandler = (request: Request) => Promise<Response>;

/**
 * Makes the studio's functions and lets them be driven: in process by the embedded engine, or over HTTP by the Inngest
 * service. Returns the HTTP handler in the second case; in the first nothing may reach the functions from outside.
 */
export async function serveStudio(
  runtime: Runtime,
  { recipe }: { recipe?: Recipe } = {},
): Promise<StudioHandler | null> {
  const { engine, env } = runtime;
  if (engine) {
    const client = createInngestClient({ mode: "embedded", fetch: engine.fetch });
    runtime.wire({ handler: serve({ client, functions: studioFunctions(client, runtime, recipe) }) });
    await engine.start();
    return null;
  }
  if (!env.inngest) return null;
  const client = createInngestClient({ mode: "service", log: runtime.log, ...env.inngest });
  runtime.wire({
    send: async (events) => {
      await client.send(events);
    },
  });
  return serve({ client, functions: studioFunctions(client, runtime, recipe), ...syncOptions(env) });
}

/**
 * The service is told to call this address. Anybody may ask the SDK to tell it ("sync"), and without an address of our
 * own it would tell the one in the request's Host header: then only who has the signing key may ask.
 */
function syncOptions({ server, inngest }: Runtime["env"]) {
  if (inngest?.dev !== false) return {};
  const serveOrigin = inngest.serveOrigin ?? server.appUrl;
  return serveOrigin ? { serveOrigin } : { enableUnauthedSync: false };
}

/** @param recipe What a run does; the recipe of an ad when left out. */
function studioFunctions(client: InngestClient, runtime: Runtime, recipe: Recipe | undefined) {
  const { contextFor } = runtime;
  const jobs = shotJobFunctions(client, contextFor);
  return [
    makeVideoFunction(client, { contextFor, jobs, recipe }),
    ...Object.values(jobs),
    makeExportFunction(client, runtime),
    endCallsFunction(client, { db: runtime.db, contextFor }),
    purgeDeletedFunction(client, runtime),
    keepInsightsFunction(client, runtime),
  ];
}

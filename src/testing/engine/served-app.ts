import { setTimeout as pause } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { z } from "zod";
import { serveFetch } from "@/testing/serve-fetch";
import {
  createConditions,
  createJournal,
  type DefineFunctions,
  type Scenario,
  silentLogger,
} from "./scenario";

/** A server answers before it has registered what the answer asks for; nothing of its interface tells when it has. */
const registrationMs = 1_000;
/** The longest that a rule of the scenarios lasts, and time to register it. */
const ruleMs = 2_000;

const call = z.looseObject({
  event: z.looseObject({ data: z.looseObject({ id: z.string() }) }),
  steps: z.record(z.string(), z.unknown()),
  ctx: z.looseObject({ run_id: z.string() }),
});
const operations = z.array(z.looseObject({ op: z.string(), id: z.string() }));
const waitingOps = new Set(["Sleep", "WaitForEvent", "InvokeFunction"]);

/**
 * A scenario on an Inngest server: its functions are served over HTTP and registered there. What the embedded engine's
 * tables tell is read off the calls and their answers.
 */
export async function startServedApp(
  serverUrl: string,
  define: DefineFunctions,
): Promise<{ app: Scenario; stop(): void }> {
  const client = new Inngest({
    id: "test",
    isDev: true,
    baseUrl: serverUrl,
    eventKey: "local",
    // Steps are handed to the server one by one, as to the embedded engine.
    checkpointing: false,
    logger: silentLogger,
    internalLogger: silentLogger,
  });
  const { watcher, ...journal } = createJournal(client);
  const calls = createCallWatch();
  const app: Scenario = {
    client,
    // A server never interrupts a step that is in flight.
    engine: { signalFor: () => new AbortController().signal },
    ...journal,
    runId: calls.runId,
    async untilWaiting(id, waits) {
      await calls.untilWaits(id, waits);
      await pause(registrationMs);
    },
    untilUnguarded: () => pause(ruleMs),
  };
  const handler = serve({ client, functions: [...define(app), watcher] });
  const server = await serveFetch(async (request) =>
    calls.answered(await request.clone().text(), await handler(request)),
  );
  const synced = await fetch(`${server.url}/api/inngest`, { method: "PUT" });
  if (!synced.ok) {
    server.close();
    throw new Error(`The Inngest server at ${serverUrl} does not take the functions: ${await synced.text()}`);
  }
  return { app, stop: server.close };
}

/** What calls and their answers tell of the runs, by the id in their event. */
function createCallWatch() {
  const { changed, until } = createConditions();
  const runs = new Map<string, { runId: string; waits: Set<string> }>();
  return {
    runId: (id: string) => until(() => runs.get(id)?.runId),
    untilWaits: (id: string, count: number) =>
      until(() => (runs.get(id)?.waits.size === count ? true : undefined)),
    async answered(body: string, response: Response): Promise<Response> {
      const asked = body === "" ? null : call.safeParse(JSON.parse(body)).data;
      if (!asked) return response;
      const { id } = asked.event.data;
      const run = runs.get(id) ?? { runId: asked.ctx.run_id, waits: new Set<string>() };
      runs.set(id, run);
      for (const step of Object.keys(asked.steps)) run.waits.delete(step);
      const told = operations.safeParse(await response.clone().json());
      for (const { op, id: step } of told.data ?? []) if (waitingOps.has(op)) run.waits.add(step);
      changed();
      return response;
    },
  };
}

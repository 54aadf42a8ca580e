/** The program of a worker process: an engine with functions that tell their parent what they do. */
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { engineRuns, engineSteps } from "@/db/schema/engine";
import type { DefineFunctions } from "./scenario";
import { createTestEngine } from "./test-engine";
import type { FromWorkerProcess, ToWorkerProcess, WorkerSettings } from "./worker-process";

const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;

const tell = (message: FromWorkerProcess) => process.send?.(message);
const log = (what: string) => tell({ type: "log", what, at: Date.now(), pid: process.pid });

/** A step that tells when it starts and ends. */
const traced = (what: string, durationMs: number) => async () => {
  log(`start ${what}`);
  await pause(durationMs);
  log(`end ${what}`);
  return 1;
};

const define: DefineFunctions = ({ client }) => [
  client.createFunction({ id: "long", triggers: [{ event: "worker/long" }] }, async ({ event, step }) => {
    const { id } = event.data;
    let sum = 0;
    for (const n of [1, 2, 3, 4]) sum += await step.run(`${id} step ${n}`, traced(`${id} step ${n}`, 80));
    await step.sleep("nap", "1s");
    const parts = await Promise.all(
      [1, 2, 3].map((n) => step.run(`${id} part ${n}`, traced(`${id} part ${n}`, 150))),
    );
    const go = await step.waitForEvent("go", { event: "worker/go", match: "data.id", timeout: "1h" });
    return { sum, parts: parts.length, said: go?.data.said };
  }),
  client.createFunction(
    {
      id: "limited",
      concurrency: { limit: 2, key: "event.data.group" },
      triggers: [{ event: "worker/limited" }],
    },
    async ({ event, step }) => {
      await step.run("work", traced(`${event.data.group} ${event.data.id}`, 60));
    },
  ),
  client.createFunction({ id: "slow", triggers: [{ event: "worker/slow" }] }, async ({ event, step }) => {
    await step.run("slow", traced(event.data.id, 1_500));
  }),
  client.createFunction({ id: "deadly", triggers: [{ event: "worker/deadly" }] }, async ({ event, step }) => {
    const die = () => {
      log(`start ${event.data.id}`);
      process.kill(process.pid, "SIGKILL");
    };
    // Beside a sleep it is a job of its own; alone it would be part of the look at the function, which then fails.
    const [outcome] = await Promise.all([
      step.run("die", die).catch((error: unknown) => String(error)),
      step.sleep("beside", "1s"),
    ]);
    return outcome;
  }),
];

const database = await openDatabase({
  url: settings.url,
  embeddedFolder: settings.folder,
  migrationsFolder: "drizzle",
});
if (settings.url === null) await database.migrate();
const { concurrency, leaseMs, maxLostLeases } = settings;
const app = createTestEngine(database, define, {
  concurrency,
  leaseMs,
  maxLostLeases,
  pollMs: 250,
  onEnd: ({ status, eventData, result }) =>
    tell({ type: "ended", id: String(eventData.id), status, result: result ?? null }),
});
const memoised = await database.db
  .select({ name: engineSteps.name })
  .from(engineSteps)
  .innerJoin(engineRuns, eq(engineRuns.id, engineSteps.runId));
process.on("message", (message: ToWorkerProcess) => {
  void app.engine.send(message.events);
});
process.once("disconnect", () => process.exit());
await app.engine.start();
tell({ type: "started", memoised: memoised.flatMap(({ name }) => (name === null ? [] : [name])) });

/**
 * What the embedded engine adds to the work of steps: overhead per step, and the makespan of shots with a provider of fixed
 * time against the critical path. On PGlite in memory. Run: npx tsx bench/engine-overhead.ts
 */
import { setTimeout as pause } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { openDatabase } from "@/db/client";
import { createEngine, type Engine } from "@/engine/create-engine";

const providerMs = 2_000;
const shots = 8;
const runs = 30;
const stepsPerRun = 10;
const queuedRuns = 1_000;

const silence = () => undefined;
const quiet = { debug: silence, info: silence, warn: silence, error: console.error };
const ended = new Map<string, () => void>();
const stepStarts: number[] = [];

const client: Inngest = new Inngest({
  id: "bench",
  isDev: true,
  eventKey: "local",
  fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => engine.fetch(input, init),
  logger: quiet,
  internalLogger: quiet,
});

const steps = client.createFunction(
  { id: "steps", triggers: [{ event: "bench/steps" }] },
  async ({ event, step }) => {
    for (let n = 0; n < stepsPerRun; n++)
      await step.run(`step ${n}`, () => stepStarts.push(performance.now()));
    await step.run("end", () => ended.get(event.data.id)?.());
  },
);

const shot = client.createFunction(
  { id: "shot", triggers: [{ event: "bench/shot" }] },
  async ({ event, step }) => {
    await step.run("provider", () => pause(providerMs));
    await step.run("end", () => ended.get(event.data.id)?.());
  },
);

const quick = client.createFunction(
  { id: "quick", triggers: [{ event: "bench/quick" }] },
  async ({ event, step }) => {
    await step.run("only", () => ended.get(event.data.id)?.());
  },
);

const film = client.createFunction(
  { id: "film", triggers: [{ event: "bench/film" }] },
  async ({ event, step }) => {
    const make = (n: number) =>
      step.invoke(`shot ${n}`, { function: shot, data: { id: `${event.data.id}/${n}` } });
    const all = Array.from({ length: shots }, (_, n) => n);
    if (event.data.chained) for (const n of all) await make(n);
    else await Promise.all(all.map(make));
    await step.run("end", () => ended.get(event.data.id)?.());
  },
);

const handler = serve({ client, functions: [steps, quick, shot, film] });
const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder: "drizzle" });
await database.migrate();
const engine: Engine = createEngine({
  db: database.db,
  kind: database.kind,
  handler: (request) => handler(request),
  logger: quiet,
});
await engine.start();

async function run(name: string, id: string, data: { chained?: boolean } = {}): Promise<number> {
  const startedAt = performance.now();
  const end = new Promise<void>((resolve) => ended.set(id, resolve));
  await client.send({ name: `bench/${name}`, data: { id, ...data } });
  await end;
  return performance.now() - startedAt;
}

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

await run("steps", "warm-up");
const overheadsMs: number[] = [];
for (let n = 0; n < runs; n++) {
  stepStarts.length = 0;
  await run("steps", `steps ${n}`);
  overheadsMs.push(...stepStarts.slice(1).map((start, index) => start - (stepStarts[index] ?? start)));
}
console.log(
  `overhead per step (${overheadsMs.length} steps that do nothing): p50 ${percentile(overheadsMs, 0.5).toFixed(1)} ms, p95 ${percentile(overheadsMs, 0.95).toFixed(1)} ms`,
);

for (const chained of [false, true]) {
  const criticalMs = chained ? shots * providerMs : providerMs;
  const makespanMs = await run("film", `film ${chained}`, { chained });
  console.log(
    `${shots} ${chained ? "chained" : "independent"} shots: ${(makespanMs / criticalMs).toFixed(3)} x critical path (${Math.round(makespanMs)} of ${criticalMs} ms; allowed ${Math.round(criticalMs * 1.05 + 2_000)})`,
  );
}

const before = process.memoryUsage().rss;
const startedAt = performance.now();
const all = Array.from({ length: queuedRuns }, (_, n) => `queued ${n}`);
const ends = all.map((id) => new Promise<void>((resolve) => ended.set(id, resolve)));
await client.send(all.map((id) => ({ name: "bench/quick", data: { id } })));
await Promise.all(ends);
const seconds = (performance.now() - startedAt) / 1_000;
const grownMb = (process.memoryUsage().rss - before) / 1_048_576;
console.log(
  `${queuedRuns} runs of one step queued at once: ${seconds.toFixed(1)} s, memory ${grownMb.toFixed(0)} MB more`,
);
await engine.stop();
await database.close();

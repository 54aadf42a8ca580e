import { count, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { engineEvents, engineJobs, engineRuns, engineSteps } from "@/db/schema/engine";
import type { DefineFunctions } from "@/testing/engine/scenario";
import { createTestEngine } from "@/testing/engine/test-engine";
import { openEmbedded } from "@/testing/prepared-database";
import type { EngineOptions } from "./create-engine";

const minuteMs = 60_000;
const dayMs = 86_400_000;

let database: OpenDatabase;
beforeAll(async () => {
  database = await openEmbedded();
});
afterAll(async () => {
  await database?.close();
});

async function startEngine(define: DefineFunctions, options: Partial<EngineOptions> = {}) {
  const app = createTestEngine(database, define, options);
  await app.engine.start();
  onTestFinished(() => app.engine.stop());
  return app;
}

const echo: DefineFunctions = ({ client, log }) => [
  client.createFunction({ id: "echo", triggers: [{ event: "outbox/echo" }] }, async ({ event, step }) =>
    step.run("say", () => log(event.data.id, "ran")),
  ),
];

test("an event sent while no engine works is taken in when one starts", async () => {
  const idle = createTestEngine(database, echo);
  await idle.engine.send({ name: "outbox/echo", data: { id: "early" } });
  expect(idle.engine.snapshot()).toMatchObject({ state: "stopped" });
  const app = await startEngine(echo);
  expect(await app.end("echo", "early")).toMatchObject({ status: "completed" });
  expect(app.engine.snapshot()).toMatchObject({ state: "running", trouble: null, functions: 2 });
});

test("an event from the future starts its run then", async () => {
  let now = Date.now();
  const app = await startEngine(echo, { clock: () => new Date(now), pollMs: 20 });
  await app.engine.send({ name: "outbox/echo", data: { id: "later" }, ts: now + 10 * minuteMs });
  await app.engine.send({ name: "outbox/echo", data: { id: "now" } });
  await app.end("echo", "now");
  expect(app.logged("later")).toEqual([]);
  now += 10 * minuteMs;
  expect(await app.end("echo", "later")).toMatchObject({ status: "completed" });
});

test("a stop gives back what does not end in its grace, and the next engine does it at once", async () => {
  const define: DefineFunctions = ({ client, engine, log }) => [
    client.createFunction(
      { id: "stopped", triggers: [{ event: "stop/me" }] },
      async ({ event, step, runId }) => {
        await step.run("quick", () => log(event.data.id, "quick"));
        await step.run("long", async () => {
          const signal = engine.signalFor(runId);
          log(event.data.id, "long");
          if (event.data.id === "first" && starts++ === 0) {
            await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
            log(event.data.id, String(signal.reason.message));
          }
        });
      },
    ),
  ];
  let starts = 0;
  const app = await startEngine(define);
  await app.client.send({ name: "stop/me", data: { id: "first" } });
  await app.untilLogged("first", "long");
  await app.engine.stop({ graceMs: 0 });
  await app.untilLogged("first", "The server is stopping");
  const [job] = await database.db.select().from(engineJobs);
  expect(job).toMatchObject({ leaseOwner: null, attempt: 0, lostLeases: 0 });
  const next = await startEngine(define);
  expect(await next.end("stopped", "first")).toMatchObject({ status: "completed" });
  expect(next.logged("first")).toEqual(["long"]);
});

test("a step that ends while the engine stops is stored, and nothing is begun in its place", async () => {
  let finish: () => void = () => undefined;
  const define: DefineFunctions = ({ client, log }) => [
    client.createFunction({ id: "leaving", triggers: [{ event: "leave/now" }] }, async ({ event, step }) => {
      await step.run("last", async () => {
        const finished = new Promise<void>((resolve) => {
          finish = resolve;
        });
        log(event.data.id, "last");
        await finished;
      });
      await step.run("next", () => log(event.data.id, "next"));
    }),
  ];
  const app = await startEngine(define);
  await app.client.send({ name: "leave/now", data: { id: "leaving" } });
  await app.untilLogged("leaving", "last");
  const stopped = app.engine.stop({ graceMs: minuteMs });
  finish();
  await stopped;
  expect(app.logged("leaving")).toEqual(["last"]);
  const next = await startEngine(define);
  expect(await next.end("leaving", "leaving")).toMatchObject({ status: "completed" });
  expect(next.logged("leaving")).toEqual(["next"]);
});

test("no more steps are in flight than the process has places for, whoever claims them", async () => {
  let [inFlight, most] = [0, 0];
  const define: DefineFunctions = ({ client }) => [
    client.createFunction({ id: "crowd", triggers: [{ event: "crowd/come" }] }, async ({ step }) => {
      for (const name of ["one", "two"]) {
        await step.run(name, async () => {
          inFlight++;
          most = Math.max(most, inFlight);
          await new Promise((resolve) => setImmediate(resolve));
          inFlight--;
        });
      }
    }),
  ];
  const app = await startEngine(define, { concurrency: 3 });
  const ids = Array.from({ length: 12 }, (_, n) => `crowd ${n}`);
  await app.client.send(ids.map((id) => ({ name: "crowd/come", data: { id } })));
  await Promise.all(ids.map((id) => app.end("crowd", id)));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(3);
});

test("a cancel in another process reaches the step in flight, and its answer is dropped", async () => {
  const define: DefineFunctions = ({ client, engine, log }) => [
    client.createFunction(
      { id: "remote", triggers: [{ event: "remote/work" }] },
      async ({ event, step, runId }) => {
        await step.run("long", async () => {
          const signal = engine.signalFor(runId);
          const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
          log(event.data.id, "started");
          await aborted;
          log(event.data.id, "aborted");
        });
      },
    ),
  ];
  const app = await startEngine(define);
  await app.client.send({ name: "remote/work", data: { id: "remote" } });
  await app.untilLogged("remote", "started");
  const elsewhere = createTestEngine(database, define);
  await elsewhere.engine.cancelRun(await app.runId("remote"));
  await app.untilLogged("remote", "aborted");
  const [run] = await database.db.select().from(engineRuns).where(eq(engineRuns.functionId, "test-remote"));
  expect(run).toMatchObject({ status: "cancelled", output: null });
});

test("a function that declares nonsense is refused at the start, by name and field", async () => {
  const nonsense = createTestEngine(database, ({ client }) => [
    client.createFunction(
      {
        id: "nonsense",
        throttle: { limit: 1, period: "a while" as "1s" },
        triggers: [{ event: "nonsense" }],
      },
      async () => 1,
    ),
  ]);
  await expect(nonsense.engine.start()).rejects.toMatchObject({
    code: "misconfigured",
    message: expect.stringMatching(/is not a duration[\s\S]*throttle\.period/),
  });
});

test("a schedule runs once per tick over all engines, and once for all the ticks that were missed", async () => {
  let now = Date.parse("2030-01-01T00:01:00Z");
  const options = { clock: () => new Date(now), pollMs: 20 };
  const define: DefineFunctions = ({ client }) => [
    client.createFunction(
      { id: "hourly", triggers: [{ cron: "0 * * * *" }] },
      async ({ event }) => event.name,
    ),
  ];
  const ran = async () => {
    const rows = await database.db.select().from(engineRuns).where(eq(engineRuns.functionId, "test-hourly"));
    return rows.filter((run) => run.status === "completed").length;
  };
  const apps = [await startEngine(define, options), await startEngine(define, options)];
  const looked = () =>
    // Both engines have looked since the clock moved.
    Promise.all(
      apps.map(({ engine }) => {
        const before = engine.snapshot().lastLookAt ?? 0;
        return vi.waitUntil(() => (engine.snapshot().lastLookAt ?? 0) > before, {
          interval: 5,
          timeout: 10_000,
        });
      }),
    );
  await looked();
  expect(await ran()).toBe(0);
  for (const tick of [1, 2, 3]) {
    now += 60 * minuteMs;
    await vi.waitUntil(async () => (await ran()) === tick, { interval: 20, timeout: 10_000 });
  }
  await looked();
  expect(await ran()).toBe(3);
  for (const { engine } of apps) await engine.stop();
  now += 5 * 60 * minuteMs;
  apps.splice(0, 2, await startEngine(define, options));
  await vi.waitUntil(async () => (await ran()) === 4, { interval: 20, timeout: 10_000 });
  await looked();
  expect(await ran()).toBe(4);
});

test("runs and events are removed when their days are over, with all that belongs to them", async () => {
  let now = Date.now();
  const options = { clock: () => new Date(now), pollMs: 20, retentionDays: 7 };
  const define: DefineFunctions = (app) => [
    ...echo(app),
    app.client.createFunction(
      { id: "open", triggers: [{ event: "retention/open" }] },
      async ({ event, step }) => {
        await step.run("before", () => app.log(event.data.id, "waits"));
        await step.waitForEvent("go", { event: "retention/go", timeout: "365d" });
      },
    ),
  ];
  const app = await startEngine(define, options);
  await app.engine.send([
    { name: "outbox/echo", data: { id: "old" } },
    { name: "retention/open", data: { id: "open" } },
  ]);
  await app.end("echo", "old");
  await app.untilWaiting("open", 1);
  await app.engine.stop();
  now += 6 * dayMs;
  const soon = await startEngine(define, options);
  await soon.engine.send({ name: "outbox/echo", data: { id: "recent" } });
  await soon.end("echo", "recent");
  await soon.engine.stop();
  now += 2 * dayMs;
  await startEngine(define, options);
  const keptIds = async () => {
    const events = await database.db.select({ body: engineEvents.body }).from(engineEvents);
    return events
      .map(({ body }) => body.data.id)
      .filter((id) => ["old", "recent", "open"].includes(String(id)));
  };
  await vi.waitFor(async () => expect(await keptIds()).toEqual(["recent"]), {
    interval: 20,
    timeout: 10_000,
  });
  const runs = await database.db.select({ events: engineRuns.events }).from(engineRuns);
  const runIds = runs.map((run) => run.events[0]?.data.id);
  expect(runIds).not.toContain("old");
  expect(runIds).toEqual(expect.arrayContaining(["recent", "open"]));
  const [orphans] = await database.db
    .select({ steps: count() })
    .from(engineSteps)
    .leftJoin(engineRuns, eq(engineRuns.id, engineSteps.runId))
    .where(isNull(engineRuns.id));
  expect(orphans).toEqual({ steps: 0 });
});

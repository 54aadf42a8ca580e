import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { onEachEngine } from "@/testing/engine/on-each-engine";
import type { DefineFunctions } from "@/testing/engine/scenario";

/** The most that ran at once, from a log of "start" and "end". */
function highest(log: string[]): number {
  let now = 0;
  let most = 0;
  for (const entry of log) {
    now += entry.startsWith("start") ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}

/**
 * Holds steps until so many are at work at once, and lets all go on from then: how long a machine takes to begin a step
 * does not matter. Where so many never are, it gives up.
 */
function together(steps: number): () => Promise<void> {
  let letAllGo = () => {};
  const enough = new Promise<void>((resolve) => {
    letAllGo = resolve;
  });
  let begun = 0;
  return () => {
    begun += 1;
    if (begun === steps) letAllGo();
    return Promise.race([enough, pause(10_000, undefined, { ref: false }).then(letAllGo)]);
  };
}

const define: DefineFunctions = ({ client, engine, log, untilLogged }) => {
  const cancellable = client.createFunction(
    {
      id: "cancellable",
      cancelOn: [
        { event: "flow/cancel", if: "async.data.id == event.data.id && async.data.really == true" },
        { event: "flow/too-late", match: "data.id", timeout: "1s" },
      ],
      triggers: [{ event: "flow/cancellable" }],
    },
    async ({ event, step }) => {
      await step.run("one", () => log(event.data.id, "one"));
      await step.waitForEvent("go", { event: "flow/go", match: "data.id", timeout: "1m" });
      await step.run("two", () => log(event.data.id, "two"));
    },
  );

  const busy = client.createFunction(
    {
      id: "busy",
      cancelOn: [{ event: "flow/cancel", match: "data.id" }],
      triggers: [{ event: "flow/busy" }],
    },
    async ({ event, step, runId }) => {
      const { id } = event.data;
      await step.run("long", async () => {
        const signal = engine.signalFor(runId);
        const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
        log(id, "started");
        await aborted;
        log(id, String(signal.reason.code));
      });
      await step.run("never", () => log(id, "never"));
    },
  );

  const work = (id: string, others?: () => Promise<void>) => async () => {
    log(id, "start");
    await others?.();
    await pause(60);
    log(id, "end");
  };

  const bothOf: Record<string, () => Promise<void>> = { red: together(2), blue: together(2) };
  const keyed = client.createFunction(
    { id: "keyed", concurrency: { limit: 2, key: "event.data.group" }, triggers: [{ event: "flow/keyed" }] },
    async ({ event, step }) => {
      await step.run("work", async () => {
        await work(event.data.group, bothOf[event.data.group])();
      });
    },
  );

  const allThree = together(3);
  const twiceLimited = client.createFunction(
    {
      id: "twice-limited",
      concurrency: [
        { limit: 3, scope: "account", key: "'flow-test'" },
        { limit: 1, key: "event.data.group" },
      ],
      triggers: [{ event: "flow/twice-limited" }],
    },
    async ({ event, step }) => {
      await step.run("both", async () => {
        log(event.data.group, "start");
        await work("twice-limited", allThree)();
        log(event.data.group, "end");
      });
    },
  );

  const resting = client.createFunction(
    { id: "resting", concurrency: 1, triggers: [{ event: "flow/resting" }] },
    async ({ event, step }) => {
      await step.run("before", () => log("resting", `before ${event.data.id}`));
      await step.sleep("rest", "1s");
      await step.run("after", () => log("resting", `after ${event.data.id}`));
    },
  );

  const throttled = client.createFunction(
    { id: "throttled", throttle: { limit: 2, period: "1s" }, triggers: [{ event: "flow/throttled" }] },
    async () => Date.now(),
  );

  const rateLimited = client.createFunction(
    {
      id: "rate-limited",
      rateLimit: { limit: 2, period: "1h", key: "event.data.group" },
      triggers: [{ event: "flow/rate-limited" }],
    },
    async ({ event }) => log(event.data.group, event.data.id),
  );

  const debounced = client.createFunction(
    {
      id: "debounced",
      debounce: { period: "1s", key: "event.data.group" },
      triggers: [{ event: "flow/debounced" }],
    },
    async ({ event }) => log(event.data.group, event.data.id),
  );

  const batched = client.createFunction(
    {
      id: "batched",
      batchEvents: { maxSize: 3, timeout: "1s", key: "event.data.group" },
      triggers: [{ event: "flow/batched" }],
    },
    async ({ events, event }) => {
      log(event.data.group, events.map((one) => one.data.n).join());
    },
  );

  const singletonSkip = client.createFunction(
    {
      id: "singleton-skip",
      singleton: { mode: "skip", key: "event.data.group" },
      triggers: [{ event: "flow/singleton-skip" }],
    },
    async ({ event, step }) => {
      log(event.data.group, event.data.id);
      await step.waitForEvent("go", { event: "flow/go", match: "data.id", timeout: "1m" });
    },
  );

  const singletonCancel = client.createFunction(
    {
      id: "singleton-cancel",
      singleton: { mode: "cancel", key: "event.data.group" },
      triggers: [{ event: "flow/singleton-cancel" }],
    },
    async ({ step }) => {
      await step.waitForEvent("go", { event: "flow/go", match: "data.id", timeout: "1m" });
    },
  );

  const prioritised = client.createFunction(
    {
      id: "prioritised",
      concurrency: 1,
      priority: { run: "event.data.urgent ? 120 : 0" },
      triggers: [{ event: "flow/prioritised" }],
    },
    async ({ event, step }) => {
      const { id } = event.data;
      await step.run("only", async () => {
        log("prioritised", id);
        if (id === "blocker") await untilLogged("prioritised", "let go");
      });
    },
  );

  const idempotent = client.createFunction(
    { id: "idempotent", idempotency: "event.data.order", triggers: [{ event: "flow/idempotent" }] },
    async ({ event }) => log(event.data.order, event.data.id),
  );

  const impatient = client.createFunction(
    { id: "impatient", timeouts: { finish: "1s" }, triggers: [{ event: "flow/impatient" }] },
    async ({ step }) => step.sleep("too long", "1m"),
  );

  const neverStarted = client.createFunction(
    {
      id: "never-started",
      timeouts: { start: "1s" },
      throttle: { limit: 1, period: "1h" },
      triggers: [{ event: "flow/never-started" }],
    },
    async ({ event }) => log(event.data.id, "started"),
  );

  return [
    ...[cancellable, busy, keyed, twiceLimited, resting, throttled, rateLimited, debounced, batched],
    ...[singletonSkip, singletonCancel, prioritised, idempotent, impatient, neverStarted],
  ];
};

describe("flow control", () => {
  onEachEngine(define, (app, embedded) => {
    const send = (name: string, ...data: { id: string; [field: string]: unknown }[]) =>
      app().client.send(data.map((one) => ({ name: `flow/${name}`, data: one })));
    const ends = (functionId: string, ...ids: string[]) =>
      Promise.all(ids.map((id) => app().end(functionId, id)));

    test("an event that fits a cancel rule ends the waiting run, and no other", async () => {
      await send("cancellable", { id: "hit" }, { id: "missed" }, { id: "refused" });
      await Promise.all(["hit", "missed", "refused"].map((id) => app().untilWaiting(id, 1)));
      await send("cancel", { id: "hit", really: true }, { id: "refused", really: false });
      expect(await app().end("cancellable", "hit")).toMatchObject({ status: "cancelled" });
      await send("go", { id: "missed" }, { id: "refused" });
      expect(await ends("cancellable", "missed", "refused")).toMatchObject([
        { status: "completed" },
        { status: "completed" },
      ]);
      expect(app().logged("hit")).toEqual(["one"]);
    });

    test("a cancel rule ends with its timeout", async () => {
      await send("cancellable", { id: "expired" });
      await app().untilWaiting("expired", 1);
      await app().untilUnguarded("expired", "flow/too-late");
      await send("too-late", { id: "expired" });
      await send("go", { id: "expired" });
      expect(await app().end("cancellable", "expired")).toMatchObject({ status: "completed" });
    });

    // A server does not tell a step in flight that its run is over.
    if (embedded) {
      test.each(["event", "call"])(
        "a cancel by %s reaches a step in flight, whose late answer is dropped",
        async (by) => {
          const id = `busy-${by}`;
          await send("busy", { id });
          await app().untilLogged(id, "started");
          if (by === "event") await send("cancel", { id });
          else await embedded().engine.cancelRun(await app().runId(id));
          expect(await app().end("busy", id)).toMatchObject({ status: "cancelled" });
          await app().untilLogged(id, "cancelled");
          expect(app().logged(id)).toEqual(["started", "cancelled"]);
        },
      );
    }

    test("a concurrency key limits the steps that run at once, each value by itself", async () => {
      const ids = [1, 2, 3, 4].flatMap((n) =>
        ["red", "blue"].map((group) => ({ id: `${group}-${n}`, group })),
      );
      await send("keyed", ...ids);
      await ends("keyed", ...ids.map(({ id }) => id));
      expect(highest(app().logged("red"))).toBe(2);
      expect(highest(app().logged("blue"))).toBe(2);
      expect(app().logged("red")).toHaveLength(8);
    });

    test("two limits hold at once, one of them over all functions", async () => {
      const ids = [1, 2, 3].flatMap((n) =>
        ["oak", "elm", "ash", "fir"].map((group) => ({ id: `${group}-${n}`, group })),
      );
      await send("twice-limited", ...ids);
      await ends("twice-limited", ...ids.map(({ id }) => id));
      expect(highest(app().logged("twice-limited"))).toBe(3);
      expect(highest(app().logged("oak"))).toBe(1);
    });

    test("a sleeping run holds no place", async () => {
      await send("resting", { id: "first" }, { id: "second" });
      await ends("resting", "first", "second");
      expect(app().logged("resting").slice(0, 2)).toEqual(["before first", "before second"]);
    });

    test("a throttle spaces the starts of runs, and loses none", async () => {
      const sentAt = Date.now();
      await send("throttled", { id: "t1" }, { id: "t2" }, { id: "t3" });
      const startedAt = (await ends("throttled", "t1", "t2", "t3")).map((end) => Number(end.result) - sentAt);
      expect(startedAt.filter((ms) => ms >= 500).length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...startedAt)).toBeGreaterThanOrEqual(1_000);
    });

    test("a rate limit drops what is over it", async () => {
      await send("rate-limited", ...[1, 2, 3, 4].map((n) => ({ id: `r${n}`, group: "limited" })));
      await send("rate-limited", { id: "other", group: "free" });
      await ends("rate-limited", "r1", "r2", "other");
      // The two may run at the same time.
      expect(app().logged("limited").toSorted()).toEqual(["r1", "r2"]);
    });

    test("a debounced function runs once, with the last event", async () => {
      await send("debounced", ...[1, 2, 3].map((n) => ({ id: `d${n}`, group: "quiet" })));
      await app().end("debounced", "d3");
      expect(app().logged("quiet")).toEqual(["d3"]);
    });

    test("a batch runs when it is full, and the rest when its time is over", async () => {
      await send("batched", ...[1, 2, 3, 4].map((n) => ({ id: `b${n}`, n, group: "heap" })));
      await ends("batched", "b1", "b4");
      expect(app().logged("heap")).toEqual(["1,2,3", "4"]);
    });

    test("a singleton in skip mode lets the first run go on alone", async () => {
      await send("singleton-skip", { id: "s1", group: "single" });
      await app().untilWaiting("s1", 1);
      await send("singleton-skip", { id: "s2", group: "single" }, { id: "s3", group: "another" });
      await app().untilWaiting("s3", 1);
      await send("go", { id: "s1" });
      expect(await app().end("singleton-skip", "s1")).toMatchObject({ status: "completed" });
      expect(new Set(app().logged("single"))).toEqual(new Set(["s1"]));
    });

    test("a singleton in cancel mode makes way for the newer run", async () => {
      await send("singleton-cancel", { id: "c1", group: "newest" });
      await app().untilWaiting("c1", 1);
      await send("singleton-cancel", { id: "c2", group: "newest" });
      expect(await app().end("singleton-cancel", "c1")).toMatchObject({ status: "cancelled" });
      await app().untilWaiting("c2", 1);
      await send("go", { id: "c2" });
      expect(await app().end("singleton-cancel", "c2")).toMatchObject({ status: "completed" });
    });

    // That a run waits for its first call, a server does not tell.
    if (embedded) {
      test("of runs that wait for one place the urgent goes first", async () => {
        await send("prioritised", { id: "blocker", urgent: false });
        await app().untilLogged("prioritised", "blocker");
        const waiting = ["slow-1", "slow-2", "urgent"];
        await send("prioritised", ...waiting.map((id) => ({ id, urgent: id === "urgent" })));
        await Promise.all(waiting.map((id) => app().runId(id)));
        app().log("prioritised", "let go");
        await ends("prioritised", ...waiting);
        expect(app().logged("prioritised")).toEqual(["blocker", "let go", "urgent", "slow-1", "slow-2"]);
      });
    }

    test("an idempotency key starts one run in its day", async () => {
      await send(
        "idempotent",
        { id: "i1", order: "4711" },
        { id: "i2", order: "4711" },
        { id: "i3", order: "4712" },
      );
      await ends("idempotent", "i1", "i3");
      expect(app().logged("4711")).toEqual(["i1"]);
    });

    test("timeouts cancel runs that last too long or never start", async () => {
      await send("impatient", { id: "lasting" });
      await send("never-started", { id: "starts" }, { id: "starves" });
      expect(await app().end("impatient", "lasting")).toMatchObject({ status: "cancelled" });
      expect(await app().end("never-started", "starves")).toMatchObject({ status: "cancelled" });
      expect(await app().end("never-started", "starts")).toMatchObject({ status: "completed" });
      expect(app().logged("starves")).toEqual([]);
    });
  });
});

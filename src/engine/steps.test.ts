import { eventType, NonRetriableError, RetryAfterError, StepError } from "inngest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { onEachEngine } from "@/testing/engine/on-each-engine";
import type { DefineFunctions } from "@/testing/engine/scenario";

const strictEvent = eventType("steps/strict", { schema: z.object({ id: z.string(), n: z.number() }) });

const define: DefineFunctions = ({ client, log, logged, untilLogged }) => {
  const attempts = (id: string, what: string) => logged(id).filter((entry) => entry === what).length;

  const simple = client.createFunction(
    { id: "simple", triggers: [{ event: "steps/simple" }, { event: "steps/emitted" }] },
    async ({ event, step }) => {
      const { id } = event.data;
      const first = await step.run("first", () => {
        log(id, "first");
        return { value: 1 };
      });
      return step.run("second", () => {
        log(id, "second");
        return first.value + 1;
      });
    },
  );

  const parallel = client.createFunction(
    { id: "parallel", triggers: [{ event: "steps/parallel" }] },
    async ({ event, step }) => {
      const { id } = event.data;
      const values = await Promise.all(
        [1, 2, 3].map((n) =>
          step.run("part", async () => {
            log(id, `start ${n}`);
            await Promise.all([1, 2, 3].map((other) => untilLogged(id, `start ${other}`)));
            log(id, "end");
            return n * 10;
          }),
        ),
      );
      return step.run("sum", () => values.reduce((sum, value) => sum + value, 0));
    },
  );

  const chains = client.createFunction(
    { id: "chains", triggers: [{ event: "steps/chains" }] },
    async ({ step }) => {
      const chain = async (name: string, sleeps: boolean) => {
        const one = await step.run(`${name}-1`, () => 1);
        if (sleeps) await step.sleep(`${name}-sleep`, "1s");
        return step.run(`${name}-2`, () => `${name}${one + 1}`);
      };
      return Promise.all([chain("x", false), chain("y", true)]);
    },
  );

  const race = client.createFunction(
    { id: "race", triggers: [{ event: "steps/race" }] },
    async ({ event, step, group }) => {
      const { id } = event.data;
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.run("fast", async () => {
            await untilLogged(id, "begun");
            return "fast";
          }),
          step.run("slow", async () => {
            log(id, "begun");
            await untilLogged(id, "after");
            log(id, "slow");
            return "slow";
          }),
        ]),
      );
      return step.run("after", () => {
        log(id, "after");
        return `${winner} won`;
      });
    },
  );

  const sleeper = client.createFunction(
    { id: "sleeper", triggers: [{ event: "steps/sleep" }] },
    async ({ event, step }) => {
      const { id } = event.data;
      const before = await step.run("before", () => Date.now());
      await step.sleep("nap", "1s");
      await step.sleep("nothing", 0);
      await step.sleepUntil("past", new Date(0));
      const after = await step.run("after", () => {
        log(id, "after");
        return Date.now();
      });
      return after - before;
    },
  );

  const waiter = client.createFunction(
    { id: "waiter", triggers: [{ event: "steps/wait" }] },
    async ({ event, step }) => {
      await step.run("ready", () => log(event.data.id, "ready"));
      const [go, match, never] = await Promise.all([
        step.waitForEvent("go", {
          event: "steps/go",
          timeout: "1m",
          if: "async.data.id == event.data.id && async.data.n == 2",
        }),
        step.waitForEvent("match", { event: "steps/go", timeout: "1m", match: "data.id" }),
        step.waitForEvent("never", { event: "steps/never", timeout: "1s" }),
      ]);
      return { go: go?.data.n, match: match?.data.n, never };
    },
  );

  const flaky = client.createFunction(
    { id: "flaky", retries: 2, triggers: [{ event: "steps/flaky" }] },
    async ({ event, step }) => {
      const { id } = event.data;
      await step.run("sound", () => log(id, "sound"));
      const flakyAttempts = await step.run("flaky", () => {
        log(id, "flaky");
        if (attempts(id, "flaky") < 3) throw new Error("not yet");
        return attempts(id, "flaky");
      });
      const startedAt = Date.now();
      const later = await step.run("later", () => {
        log(id, "later");
        if (attempts(id, "later") < 2) throw new RetryAfterError("in a second", "1s");
        return Date.now();
      });
      return { flakyAttempts, waitedMs: later - startedAt };
    },
  );

  const restless = client.createFunction(
    { id: "restless", retries: 1, triggers: [{ event: "steps/restless" }] },
    async ({ event, step, attempt }) => {
      await step.run("once", () => log(event.data.id, "once"));
      if (attempt === 0) throw new Error("outside of steps");
      return "recovered";
    },
  );

  const caught = client.createFunction(
    { id: "caught", retries: 3, triggers: [{ event: "steps/caught" }] },
    async ({ event, step }) => {
      try {
        await step.run("never", () => {
          log(event.data.id, "tried");
          throw new NonRetriableError("no use", { cause: new Error("inner") });
        });
      } catch (error) {
        return { isStepError: error instanceof StepError, message: (error as Error).message };
      }
    },
  );

  const failing = client.createFunction(
    {
      id: "failing",
      retries: 1,
      triggers: [{ event: "steps/failing" }],
      onFailure: async ({ event, error, step }) => {
        const { id } = event.data.event.data;
        await step.run("compensate", () => log(id, `compensated for ${error.message}`));
      },
    },
    async ({ event, step }) => {
      await step.run("bad", () => {
        log(event.data.id, "bad");
        throw new Error(`bad ${attempts(event.data.id, "bad")}`);
      });
    },
  );

  const child = client.createFunction(
    { id: "child", retries: 0, triggers: [{ event: "steps/child" }] },
    async ({ event, step }) => {
      if (event.data.n < 0) throw new NonRetriableError("negative");
      if (event.data.n > 100) await step.sleep("long", "1h");
      return step.run("double", () => event.data.n * 2);
    },
  );

  const parent = client.createFunction(
    { id: "parent", retries: 0, triggers: [{ event: "steps/parent" }] },
    async ({ step }) => {
      const failure = (error: unknown) => (error as Error).message;
      const [doubled, negative, late] = await Promise.all([
        step.invoke("ok", { function: child, data: { n: 21 } }),
        step.invoke("bad", { function: child, data: { n: -1 } }).catch(failure),
        step.invoke("late", { function: child, data: { n: 101 }, timeout: "1s" }).catch(failure),
      ]);
      return { doubled, negative, late };
    },
  );

  const emitter = client.createFunction(
    { id: "emitter", triggers: [{ event: "steps/emit" }] },
    async ({ event, step }) => {
      const sent = await step.sendEvent(
        "emit",
        [1, 2].map((n) => ({ name: "steps/emitted", data: { id: `${event.data.id}-${n}` } })),
      );
      return sent.ids.length;
    },
  );

  const many = client.createFunction(
    { id: "many", triggers: [{ event: "steps/many" }] },
    async ({ event, step }) => {
      let sum = 0;
      for (let n = 1; n <= 30; n++) {
        sum += await step.run("add", () => {
          log(event.data.id, "add");
          return n;
        });
      }
      return sum;
    },
  );

  const conditional = client.createFunction(
    { id: "conditional", triggers: [{ event: "steps/checked", if: "event.data.n >= 10" }] },
    async ({ event }) => event.data.n,
  );

  const strict = client.createFunction(
    { id: "strict", triggers: [{ event: strictEvent }] },
    async ({ event }) => log(event.data.id, "ran"),
  );

  const nul = client.createFunction(
    { id: "nul", triggers: [{ event: "steps/nul" }] },
    async ({ event, step }) => {
      const kept = await step.run("keep", () => ({ z: event.data.text, a: null }));
      return JSON.stringify(kept);
    },
  );

  const unsupported = client.createFunction(
    { id: "unsupported", triggers: [{ event: "steps/unsupported" }] },
    async ({ step }) => step.waitForSignal("signal", { signal: "some", timeout: "1m", onConflict: "fail" }),
  );

  return [
    ...[simple, parallel, chains, race, sleeper, waiter, flaky, restless, caught, failing],
    ...[child, parent, emitter, many, conditional, strict, nul, unsupported],
  ];
};

describe("steps", () => {
  onEachEngine(define, (app, embedded) => {
    const send = (name: string, data: { id: string; [field: string]: unknown }) =>
      app().client.send({ name: `steps/${name}`, data });

    test("steps run once each, in order, and give their results to what follows", async () => {
      await send("simple", { id: "simple" });
      expect(await app().end("simple", "simple")).toMatchObject({ status: "completed", result: 2 });
      expect(app().logged("simple")).toEqual(["first", "second"]);
    });

    test("parallel steps run at the same time and keep the order of their results", async () => {
      await send("parallel", { id: "parallel" });
      expect(await app().end("parallel", "parallel")).toMatchObject({ result: 60 });
      expect(app().logged("parallel").slice(3)).toEqual(["end", "end", "end"]);
    });

    test("parallel chains go on to their ends", async () => {
      await send("chains", { id: "chains" });
      expect(await app().end("chains", "chains")).toMatchObject({ result: ["x2", "y2"] });
    });

    test("in a race the first to end lets the function go on while the others still run", async () => {
      await send("race", { id: "race" });
      expect(await app().end("race", "race")).toMatchObject({ status: "completed", result: "fast won" });
      await app().untilLogged("race", "slow");
      expect(app().logged("race")).toEqual(["begun", "after", "slow"]);
    });

    test("a sleep lasts its time; one of nothing or until the past does not", async () => {
      await send("sleep", { id: "sleep" });
      const { result } = await app().end("sleeper", "sleep");
      expect(result).toBeGreaterThanOrEqual(1_000);
      expect(result).toBeLessThan(30_000);
      expect(app().logged("sleep")).toEqual(["after"]);
    });

    test("a wait takes the first event that fits, and null when its time is over", async () => {
      await send("wait", { id: "wait" });
      await app().untilLogged("wait", "ready");
      await app().untilWaiting("wait", 3);
      await send("go", { id: "another", n: 2 });
      await send("go", { id: "wait", n: 1 });
      await send("go", { id: "wait", n: 2 });
      expect(await app().end("waiter", "wait")).toMatchObject({ result: { go: 2, match: 1, never: null } });
    });

    test("a failing step is retried, after the time it asked for, and steps before it are not repeated", async () => {
      await send("flaky", { id: "flaky" });
      const { status, result } = await app().end("flaky", "flaky");
      expect(status).toBe("completed");
      expect(result).toMatchObject({ flakyAttempts: 3 });
      expect(app().logged("flaky")).toEqual(["sound", "flaky", "flaky", "flaky", "later", "later"]);
    });

    test("an error outside of steps repeats the function, not its steps", async () => {
      await send("restless", { id: "restless" });
      expect(await app().end("restless", "restless")).toMatchObject({ result: "recovered" });
      expect(app().logged("restless")).toEqual(["once"]);
    });

    test("a NonRetriableError fails the step at once, and the function may catch it", async () => {
      await send("caught", { id: "caught" });
      expect(await app().end("caught", "caught")).toMatchObject({
        result: { isStepError: true, message: "no use" },
      });
      expect(app().logged("caught")).toEqual(["tried"]);
    });

    test("when retries are used up the run fails and onFailure runs", async () => {
      await send("failing", { id: "failing" });
      expect(await app().end("failing", "failing")).toMatchObject({
        status: "failed",
        error: { message: "bad 2" },
      });
      await app().untilLogged("failing", "compensated for bad 2");
      expect(
        app()
          .logged("failing")
          .filter((entry) => entry === "bad"),
      ).toHaveLength(2);
    });

    test("an invoked function gives its result, its failure, or a timeout", async () => {
      await send("parent", { id: "parent" });
      expect(await app().end("parent", "parent")).toMatchObject({
        result: { doubled: 42, negative: "negative", late: expect.stringContaining("Timed out") },
      });
    });

    test("events sent from a step start other functions", async () => {
      await send("emit", { id: "emit" });
      expect(await app().end("emitter", "emit")).toMatchObject({ result: 2 });
      expect(await app().end("simple", "emit-1")).toMatchObject({ status: "completed" });
      expect(await app().end("simple", "emit-2")).toMatchObject({ status: "completed" });
    });

    test("thirty steps of one name in a loop each run once", async () => {
      await send("many", { id: "many" });
      expect(await app().end("many", "many")).toMatchObject({ result: 465 });
      expect(app().logged("many")).toHaveLength(30);
    });

    test("a trigger's condition decides which events start a run", async () => {
      await send("checked", { id: "low", n: 9 });
      await send("checked", { id: "high", n: 11 });
      expect(await app().end("conditional", "high")).toMatchObject({ result: 11 });
      expect(app().ends.filter((end) => end.eventData.id === "low")).toEqual([]);
    });

    test("an event that breaks the schema of its type fails the run at once", async () => {
      await send("strict", { id: "broken", n: "ten" });
      expect(await app().end("strict", "broken")).toMatchObject({ status: "failed" });
      expect(app().logged("broken")).toEqual([]);
    });

    test("texts with NUL characters survive, with their keys in order", async () => {
      await send("nul", { id: "nul", text: "x\u0000y" });
      const { result } = await app().end("nul", "nul");
      expect(result).toBe(JSON.stringify({ z: "x\u0000y", a: null }));
    });

    // What follows is of the embedded engine alone.
    if (embedded) {
      test("an operation the engine does not know fails the run with a message that names it", async () => {
        await send("unsupported", { id: "unsupported" });
        expect(await app().end("unsupported", "unsupported")).toMatchObject({
          status: "failed",
          error: { message: expect.stringContaining("WaitForSignal") },
        });
      });

      test("an event sent in a transaction takes effect when that commits, and never when it is rolled back", async () => {
        const sendIn = (id: string, { fails }: { fails: boolean }) =>
          embedded().db.transaction(async (tx) => {
            await embedded().engine.sendIn(tx, { name: "steps/simple", data: { id } });
            if (fails) throw new Error("changed my mind");
          });
        await expect(sendIn("rolled back", { fails: true })).rejects.toThrow("changed my mind");
        await sendIn("committed", { fails: false });
        expect(await app().end("simple", "committed")).toMatchObject({ status: "completed" });
        expect(app().logged("rolled back")).toEqual([]);
      });
    }

    test("an event of a known id is taken once", async () => {
      const event = { id: "the-same", name: "steps/simple", data: { id: "same" } };
      await app().client.send(event);
      await app().client.send(event);
      await app().end("simple", "same");
      await send("simple", { id: "behind it" });
      await app().end("simple", "behind it");
      expect(app().ends.filter((end) => end.eventData.id === "same")).toHaveLength(1);
    });
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { runKillLoop } from "@/testing/engine/kill-loop";
import {
  type FromWorkerProcess,
  startWorkerProcess,
  type WorkerProcess,
  type WorkerSettings,
} from "@/testing/engine/worker-process";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { layDatabase } from "@/testing/prepared-database";

/** Starting processes and databases takes long on a busy machine. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** `KILLS=20` for longer. */
const kills = Number(process.env.KILLS ?? 3);
const waiting = { interval: 20, timeout: 120_000 };

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-engine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Hears what worker processes tell. */
function createWitness() {
  const log: Extract<FromWorkerProcess, { type: "log" }>[] = [];
  const ends = new Map<string, Extract<FromWorkerProcess, { type: "ended" }>>();
  return {
    log,
    ends,
    hear(message: FromWorkerProcess) {
      if (message.type === "log") log.push(message);
      if (message.type === "ended") ends.set(message.id, message);
    },
    pids: () => new Set(log.map((entry) => entry.pid)),
    starts: (what: string) => log.filter((entry) => entry.what === `start ${what}`),
  };
}

describe("on PGlite", () => {
  test("runs complete however often their process is killed, and no stored step runs again", async () => {
    const report = await runKillLoop(path.join(temporaryFolder(), "database"), {
      kills,
      delayMs: (kill) => kill * 20 + Math.random() * 20,
    });
    expect(report.struck).toBeGreaterThan(0);
    expect(report.rerun).toEqual([]);
    expect(report.ends).toEqual({
      one: { status: "completed", result: { sum: 4, parts: 3, said: "one heard" } },
      two: { status: "completed", result: { sum: 4, parts: 3, said: "two heard" } },
    });
    expect(Object.keys(report.starts)).toHaveLength(14);
  });

  test("a step that kills its process fails in the end, and the function may catch it", async () => {
    const witness = createWitness();
    const folder = path.join(temporaryFolder(), "database");
    await layDatabase(folder);
    const settings: WorkerSettings = {
      url: null,
      folder,
      concurrency: 4,
      leaseMs: 15_000,
      maxLostLeases: 2,
    };
    for (let round = 1; round <= 2; round++) {
      const doomed = await startWorkerProcess(settings, witness.hear);
      if (round === 1) doomed.send([{ name: "worker/deadly", data: { id: "deadly" } }]);
      await doomed.exited;
    }
    const last = await startWorkerProcess(settings, witness.hear);
    await vi.waitUntil(() => witness.ends.has("deadly"), waiting);
    await last.kill();
    expect(witness.starts("deadly")).toHaveLength(2);
    expect(witness.ends.get("deadly")).toMatchObject({
      status: "completed",
      result: expect.stringContaining("2 times"),
    });
  });
});

describe.runIf(postgresBinaries !== null)("two processes on one Postgres", () => {
  let server: TestPostgres;
  let workers: WorkerProcess[] = [];
  const witness = createWitness();

  beforeAll(async () => {
    server = await startPostgres();
    const database = await openDatabase({ url: server.url, embeddedFolder: "", migrationsFolder: "drizzle" });
    await database.migrate();
    await database.close();
    const settings = { url: server.url, folder: "", concurrency: 3, leaseMs: 1_500, maxLostLeases: 5 };
    workers = await Promise.all([1, 2].map(() => startWorkerProcess(settings, witness.hear)));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await server?.stop();
  });

  test("share the work, run no step twice, and keep limits together", async () => {
    const groups = ["red", "blue"];
    const ids = groups.flatMap((group) =>
      Array.from({ length: 12 }, (_, n) => ({ id: `${group}-${n}`, group })),
    );
    for (const [n, data] of ids.entries()) workers[n % 2]?.send([{ name: "worker/limited", data }]);
    await vi.waitUntil(() => ids.every(({ id }) => witness.ends.has(id)), waiting);
    for (const { id, group } of ids) expect(witness.starts(`${group} ${id}`)).toHaveLength(1);
    expect(witness.pids().size).toBe(2);
    for (const group of groups) {
      const entries = witness.log
        .filter((entry) => entry.what.includes(` ${group} `))
        // An end and a start in the same millisecond do not overlap.
        .toSorted((a, b) => a.at - b.at || a.what.localeCompare(b.what));
      let now = 0;
      const together = entries.map((entry) => (now += entry.what.startsWith("start") ? 1 : -1));
      expect(Math.max(...together)).toBeLessThanOrEqual(2);
    }
  });

  test("when one is killed the other takes over its step", async () => {
    workers[0]?.send([{ name: "worker/slow", data: { id: "slow" } }]);
    await vi.waitUntil(() => witness.starts("slow").length > 0, waiting);
    const victim = workers.find((worker) => worker.pid === witness.starts("slow")[0]?.pid);
    await victim?.kill();
    await vi.waitUntil(() => witness.ends.has("slow"), waiting);
    expect(witness.ends.get("slow")).toMatchObject({ status: "completed" });
    const pids = witness.starts("slow").map((entry) => entry.pid);
    expect(pids).toHaveLength(2);
    expect(new Set(pids).size).toBe(2);
  });
});

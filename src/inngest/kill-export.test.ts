import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "@/domain/random";

/** `EXPORT_KILLS=10` for all points; a machine with time to spare finds more. */
const kills = Number(process.env.EXPORT_KILLS ?? 2);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-export-kills-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (name: string): ChildProcess =>
  fork(
    "src/testing/processes/export-process.ts",
    [path.join(folder, name), path.join(folder, `${name}.log`)],
    {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });

const logOf = async (name: string) =>
  (await readFile(path.join(folder, `${name}.log`), "utf8").catch(() => "")).split("\n");
const keptOf = async (name: string) => (await logOf(name)).filter((line) => line.startsWith("kept "));

/** Resolves when so many parts are kept, or the process has ended. */
async function untilKept(child: ChildProcess, name: string, parts: number): Promise<void> {
  while (child.exitCode === null && (await keptOf(name)).length < parts) await sleep(20);
}

test(`a long export that is killed ${kills} times is finished by those that come after, to the same bytes, and renders no part twice`, {
  timeout: 600_000,
}, async () => {
  expect(await ended(start("undisturbed"))).toBe(0);
  const parts = (await keptOf("undisturbed")).length;
  expect(parts).toBeGreaterThan(kills);

  const random = createRandom(Date.now());
  for (let kill = 0; kill < kills; kill++) {
    const child = start("killed");
    const over = ended(child);
    await untilKept(child, "killed", Math.floor((parts * kill) / kills));
    // Somewhere in the part that is rendered now.
    await sleep(random.between(0, 200));
    child.kill("SIGKILL");
    await over;
  }
  expect(await ended(start("killed"))).toBe(0);

  const kept = await keptOf("killed");
  expect(kept).toEqual([...new Set(kept)]);
  const result = async (name: string) => (await logOf(name)).filter((line) => /^(done|failed)/.test(line));
  expect(await result("killed")).toEqual(await result("undisturbed"));
  expect((await result("killed"))[0]).toMatch(/^done [0-9a-f]{64}$/);
});

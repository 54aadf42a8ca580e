import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import { forkProgram } from "@/testing/fork-program";
import { layDatabase } from "@/testing/prepared-database";

/** `EXPORT_KILLS=10` for all points; a machine with time to spare finds more. */
const kills = Number(process.env.EXPORT_KILLS ?? 1);
/** Three segments of each of four clips, and the sound. */
const parts = 13;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-export-kills-"));
  await layDatabase(path.join(folder, "data", "database"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (): Promise<ChildProcess> =>
  forkProgram("processes/export-process", [path.join(folder, "data"), path.join(folder, "log")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });

const exited = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });

const logOf = async () =>
  (await readFile(path.join(folder, "log"), "utf8").catch(() => "")).trim().split("\n");
const isKept = (line: string) => line.startsWith("kept ");
const isEnd = (line: string) => line.startsWith("ended ");

/** Resolves when so many parts are kept, or the process has ended. */
async function untilKept(child: ChildProcess, parts: number): Promise<void> {
  while (child.exitCode === null && (await logOf()).filter(isKept).length < parts) await sleep(20);
}

test(`a long export that is killed ${kills} time(s) is finished to the bytes of an undisturbed one, and renders no part twice`, {
  timeout: 900_000,
}, async () => {
  const random = createRandom(Date.now());
  for (let kill = 0; kill < kills; kill++) {
    const child = await start();
    const over = exited(child);
    await untilKept(child, Math.floor((parts * (kill + 0.5)) / kills));
    // Somewhere in the part that is rendered now.
    await sleep(random.between(0, 100));
    child.kill("SIGKILL");
    await over;
    expect((await logOf()).filter(isEnd)).toEqual([]);
  }
  expect(await exited(await start())).toBe(0);

  const log = await logOf();
  const [disturbed = "", undisturbed] = log.filter(isEnd);
  expect(disturbed).toMatch(/^ended [0-9a-f]{64}$/);
  expect(undisturbed).toBe(disturbed);
  const kept = log.slice(0, log.indexOf(disturbed)).filter(isKept);
  expect(kept).toHaveLength(parts);
  expect(new Set(kept)).toEqual(new Set(log.slice(log.indexOf(disturbed)).filter(isKept)));
});

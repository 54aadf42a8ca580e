import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import { forkProgram } from "@/testing/fork-program";
import { layDatabase } from "@/testing/prepared-database";

/** `KILLS=20` for longer. Moments are random: many short loops find what one long one finds. */
const kills = Number(process.env.KILLS ?? 3);
const videos = Math.ceil(kills / 5);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-kills-"));
  await layDatabase(path.join(folder, "data", "database"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const logOf = () => readFile(path.join(folder, "log"), "utf8").catch(() => "");
const readies = (log: string) => log.split("\n").filter((line) => line === "ready").length;

function start(): Promise<ChildProcess> {
  const args = [path.join(folder, "data"), path.join(folder, "log"), String(videos)];
  return forkProgram("processes/studio-process", args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });

/** Resolves when the process is at work, or has ended. */
async function atWork(child: ChildProcess, before: number): Promise<void> {
  while (child.exitCode === null && readies(await logOf()) === before) await sleep(20);
}

/** Resolves when so many more results were stored, or the process has ended. */
async function afterMore(child: ChildProcess, results: number): Promise<void> {
  const stored = async () => (await logOf()).split("\n").filter((line) => line.startsWith("made")).length;
  const enough = (await stored()) + results;
  while (child.exitCode === null && (await stored()) < enough) await sleep(20);
}

test(`a studio that is killed ${kills} times at random moments finishes every video, loses no take and makes nothing twice`, {
  timeout: 600_000,
}, async () => {
  const random = createRandom(Date.now());
  for (let kill = 0; kill < kills; kill++) {
    const before = readies(await logOf());
    const child = await start();
    const over = ended(child);
    await atWork(child, before);
    // Moments are random in the work, not on the clock: a slow machine, too, gets somewhere between two kills.
    await afterMore(child, Math.floor(random.between(0, 3)));
    await sleep(random.between(0, 300));
    child.kill("SIGKILL");
    await over;
  }
  expect(await ended(await start())).toBe(0);

  const lines = (await logOf()).trim().split("\n");
  // "made <run> <slot> <artifact>": each place has been filled by one artifact.
  const stored = [...new Set(lines.filter((line) => line.startsWith("made")))];
  const places = stored.map((line) => line.split(" ").slice(0, -1).join(" "));
  expect(places).toEqual([...new Set(places)]);
  expect(lines.filter((line) => line.startsWith("ended"))).toEqual([]);
  expect(lines.at(-1)).toMatch(new RegExp(`^rest takes=\\d+ missing=0 videos=${videos}$`));
});

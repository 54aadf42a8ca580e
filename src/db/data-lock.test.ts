import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireDataLock } from "./data-lock";
import { identityOf } from "./process-identity";

let root: string;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "framewright-lock-"));
  folder = path.join(root, "database");
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(root, { recursive: true, force: true });
});

function holder(): ChildProcess {
  const child = fork("src/testing/processes/hold-data.ts", [folder, "next start"], {
    execArgv: ["--import", "tsx"],
  });
  children.push(child);
  return child;
}

async function started(child: ChildProcess): Promise<{ held: boolean; code?: string }> {
  const [message] = await once(child, "message");
  return message;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const exit = once(child, "exit");
  child.kill(signal);
  return (await exit)[1];
}

const claims = () => readdir(`${folder}.lock`);
const claim = (name: string, content: object) =>
  writeFile(path.join(`${folder}.lock`, name), JSON.stringify(content));

test("a second process is refused with a message that names the first, and let in when that has ended", async () => {
  const first = holder();
  expect(await started(first)).toEqual({ held: true });
  await expect(acquireDataLock({ folder, address: null })).rejects.toMatchObject({
    code: "data-locked",
    message: expect.stringMatching(
      new RegExp(
        `process ${first.pid} \\(next start\\) at http://127.0.0.1:4000, since \\d{4}-.* UTC.*kill ${first.pid}`,
      ),
    ),
  });
  expect(await ended(first, "SIGTERM")).toBe("SIGTERM");
  expect(await claims()).toEqual([]);
  const lock = await acquireDataLock({ folder, address: null });
  await lock.release();
  expect(await claims()).toEqual([]);
});

test("the claim of a process that was killed is cleared", async () => {
  const first = holder();
  await started(first);
  await ended(first, "SIGKILL");
  expect(await claims()).toHaveLength(1);
  const lock = await acquireDataLock({ folder, address: null });
  expect(await claims()).toHaveLength(1);
  await lock.release();
});

test("of several processes that start at once over a dead claim, one gets the folder", async () => {
  const dead = holder();
  await started(dead);
  await ended(dead, "SIGKILL");
  const results = await Promise.all(Array.from({ length: 4 }, () => started(holder())));
  expect(results.filter((result) => result.held)).toHaveLength(1);
  expect(results.filter((result) => result.code === "data-locked")).toHaveLength(3);
});

test("a second opening inside one process is refused too", async () => {
  const lock = await acquireDataLock({ folder, address: null });
  await expect(acquireDataLock({ folder, address: null })).rejects.toMatchObject({ code: "data-locked" });
  await lock.release();
});

test("a number that now belongs to another process, and a torn claim, hold nothing", async () => {
  await mkdir(`${folder}.lock`);
  const facts = { command: "next start", address: null, since: new Date().toISOString() };
  await claim("reused.json", { ...identityOf(process.pid), ...facts, processStart: "1" });
  await writeFile(path.join(`${folder}.lock`, "torn.json"), '{"pid": 12');
  const lock = await acquireDataLock({ folder, address: null });
  expect(await claims()).toHaveLength(1);
  await lock.release();
});

test("a claim from another machine holds as long as it shows signs of life", async () => {
  await mkdir(`${folder}.lock`);
  const file = path.join(`${folder}.lock`, "remote.json");
  await claim("remote.json", {
    pid: 1,
    processStart: "1",
    machine: { id: "elsewhere", host: "render-2" },
    command: "next start",
    address: null,
    since: new Date().toISOString(),
  });
  const heart = setInterval(() => void utimes(file, new Date(), new Date()), 50);
  await expect(acquireDataLock({ folder, address: null, patienceMs: 1_000 })).rejects.toMatchObject({
    code: "data-locked",
    message: expect.stringContaining("process 1 on render-2"),
  });
  clearInterval(heart);
  const lock = await acquireDataLock({ folder, address: null, patienceMs: 400 });
  await lock.release();
});

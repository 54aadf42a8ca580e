import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import { forkProgram } from "@/testing/fork-program";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";

const kills = 2;
const videos = 2;

describe.runIf(postgresBinaries !== null)("two studios on one Postgres", () => {
  let folder: string;
  let server: TestPostgres;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "framewright-two-"));
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const logOf = (name: string) =>
    readFile(path.join(folder, name), "utf8").then(
      (text) => text.trim().split("\n"),
      () => [],
    );

  /** Both share the files; each has a log of its own, which its successors go on with. */
  function start(name: string): Promise<ChildProcess> {
    const args = [path.join(folder, "data"), path.join(folder, name), String(videos), server.url];
    return forkProgram("processes/studio-process", args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  }
  const made = async (name: string) => (await logOf(name)).filter((line) => line.startsWith("made"));

  test(`killed ${kills} times in turn, they finish every video, lose no take and make nothing twice`, {
    timeout: 180_000,
  }, async () => {
    const random = createRandom(Date.now());
    const names = ["one", "two"];
    const studios = await Promise.all(names.map(start));
    let killed = 0;
    for (let kill = 0; kill < kills; kill++) {
      const index = kill % 2;
      const [name = "", studio] = [names[index], studios[index]];
      if (!studio) throw new Error("There is no such studio");
      // It dies at work, not before.
      const before = (await made(name)).length;
      while (studio.exitCode === null && (await made(name)).length <= before) await sleep(20);
      await sleep(random.between(0, 300));
      if (studio.exitCode !== null) break;
      studio.kill("SIGKILL");
      await once(studio, "exit");
      killed += 1;
      studios[index] = await start(name);
    }
    await Promise.all(studios.map((studio) => studio.exitCode ?? once(studio, "exit")));

    expect(killed).toBe(kills);
    const logs = await Promise.all(names.map(logOf));
    for (const log of logs) {
      expect(log.filter((line) => line.startsWith("ended"))).toEqual([]);
      expect(log.at(-1)).toMatch(new RegExp(`^rest takes=\\d+ missing=0 videos=${videos}$`));
      expect(log.filter((line) => line.startsWith("made"))).not.toEqual([]);
    }
    // "made <run> <slot> <artifact>": each place has been filled by one artifact, whoever stored it.
    const stored = [...new Set(logs.flat().filter((line) => line.startsWith("made")))];
    const places = stored.map((line) => line.split(" ").slice(0, -1).join(" "));
    expect(places).toEqual([...new Set(places)]);
  });
});

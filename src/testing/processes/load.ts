import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { queryRows } from "@/db/client";
import { addProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { Runtime } from "@/runtime/runtime";
import { requestRun } from "@/server/dispatch";
import { resumeRun } from "@/server/runs/resume-run";
import { forkProgram } from "@/testing/fork-program";
import { type LoadSettings, openLoadRuntime, type ProcessFigures } from "@/testing/processes/load-runtime";
import { readBill, type VendorLine } from "@/testing/processes/priced-models";
import { makeNumberedClip } from "@/testing/test-media";

/** Studios at work on one database, and the means to ask them for runs. */
export type Load = {
  runtime: Runtime;
  addUsers(count: number): Promise<string[]>;
  /** Asks for runs of one maker, all in one moment. */
  ask(ownerId: string, runs: number): Promise<void>;
  /** Waits until no run is queued or at work. Throws when they are still at it after `withinMs`. */
  atRest(withinMs: number): Promise<void>;
  /** Takes up every run that asks for something. */
  resumeAll(): Promise<number>;
  bill(): VendorLine[];
  /** Ends the studios and tells what each of them needed. */
  end(): Promise<ProcessFigures[]>;
};

const clip = { number: 1, frames: 120, fps: 24, size: { width: 720, height: 1280 } };

export async function startLoad({
  folder,
  databaseUrl,
  processes,
  latencyMs,
}: {
  folder: string;
  databaseUrl: string;
  processes: number;
  latencyMs: number;
}): Promise<Load> {
  await mkdir(folder, { recursive: true });
  const settings: LoadSettings = {
    databaseUrl,
    dataFolder: path.join(folder, "data"),
    readyClip: path.join(folder, "ready.mp4"),
    billFile: path.join(folder, "bill.jsonl"),
    latencyMs,
  };
  await makeNumberedClip(await resolveMediaEngine(), settings.readyClip, clip);
  await writeFile(settings.billFile, "");
  // This one only asks: its engine is never started.
  const runtime = await openLoadRuntime(settings);
  const studios = await Promise.all(Array.from({ length: processes }, () => startStudio(settings)));
  const { db } = runtime;
  let asked = 0;
  return {
    runtime,
    addUsers: (count) => addUsers(runtime, count),
    ask: (ownerId, runs) =>
      db.transaction(async (tx) => {
        for (let run = 0; run < runs; run++) {
          const number = asked++;
          const data = brief.parse(briefNumber(number));
          const added = await addProject(tx, {
            ownerId,
            brief: data,
            digest: `${number}`,
            title: data.prompt,
          });
          await requestRun(tx, runtime, await addRun(tx, { ...added, ownerId, options: { shotSeeds: {} } }));
        }
      }),
    atRest: (withinMs) => atRest(runtime, studios, withinMs),
    async resumeAll() {
      const waiting = await queryRows<{ projectId: string }>(
        db,
        sql`select project_id as "projectId" from runs where status = 'needs-attention'`,
      );
      for (const { projectId } of waiting) await resumeRun({ db, runtime }, { projectId, payAgain: false });
      return waiting.length;
    },
    bill: () => readBill(settings.billFile),
    async end() {
      const figures = await Promise.all(studios.map(endStudio));
      await runtime.close();
      return figures;
    },
  };
}

const briefNumber = (number: number) => ({
  prompt: `Nordlys cold brew number ${number} in an amber glass bottle on a sunlit kitchen counter, calm.`,
  durationSeconds: 5,
  clips: 1,
  aspect: "9:16",
  seed: number,
  music: false,
  coherence: { twoAgentEnhancement: false, qualityRegeneration: false, finishing: false },
});

async function startStudio(settings: LoadSettings): Promise<ChildProcess> {
  const studio = await forkProgram("processes/load-studio", [JSON.stringify(settings)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await messageOf(studio);
  return studio;
}

/** The next message of a studio; rejects when it ends instead. */
async function messageOf(studio: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(studio, "message"),
    once(studio, "exit").then(([code]) => Promise.reject(new Error(`a studio has ended with ${code}`))),
  ]);
  return message;
}

async function endStudio(studio: ChildProcess): Promise<ProcessFigures> {
  const told = messageOf(studio);
  studio.send("end");
  return (await told) as ProcessFigures;
}

async function addUsers({ db }: Runtime, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const user = { username: `maker-${number}`, email: null, passwordHash: null };
    const added = await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false }));
    if (!added) throw new Error(`maker-${number} is there already`);
    ids.push(added.id);
  }
  return ids;
}

async function atRest({ db }: Runtime, studios: readonly ChildProcess[], withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const states = await queryRows<{ status: string; runs: number }>(
      db,
      sql`select status, count(*)::int as runs from runs group by status`,
    );
    if (!states.some(({ status }) => status === "queued" || status === "running")) return;
    if (studios.some(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)) {
      throw new Error("a studio has ended before its runs");
    }
    if (Date.now() > until) throw new Error(`still at work after ${withinMs} ms: ${JSON.stringify(states)}`);
    await sleep(200);
  }
}

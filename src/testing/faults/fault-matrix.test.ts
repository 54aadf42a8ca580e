import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { allAtRest } from "@/pipeline/all-at-rest";
import type { BillLine, Fault } from "@/testing/doubles/http-double";
import { type MadeFile, makePicture, makeSound } from "@/testing/doubles/replicate-media";
import type { ReadyMade } from "@/testing/doubles/replicate-outputs";
import { type Account, faultyBrief, type Kit, kits, type RunResult } from "@/testing/faults/faulty-run";
import { type Play, playsOf } from "@/testing/faults/plays";
import { recordAnswers } from "@/testing/faults/recorded-answers";
import type { Scenario } from "@/testing/faults/scenario";
import { scenariosOf } from "@/testing/faults/scenarios";
import { accountOf, billOf, closeVendors, startVendors, type Vendors } from "@/testing/faults/vendors";
import { forkProgram } from "@/testing/fork-program";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { createDatabase } from "@/testing/test-database";
import { makeNumberedClip } from "@/testing/test-media";

/** As many runs as are worked on at once without their calls timing out on two cores, each of which has a studio. */
const batch = 48;
const studios = 2;

/** When no further call has come to its fault for so long, the process dies with those that have. */
const quietMs = 8000;

let folder: string;
let postgres: TestPostgres | null = null;
let answer: Awaited<ReturnType<typeof recordAnswers>>;
let readyMade: ReadyMade;

/** How a run of each kind goes without a fault: what it stores, and how many calls are billed. */
const usual = new Map<Kit, { takes: string[]; calls: number }>();

/** A run at work: the faults that have struck, and whether its call hangs at one right now. */
type Played = Play & { vendors: Vendors; struck: Set<Scenario>; hanging: boolean };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-faults-"));
  postgres = postgresBinaries === null ? null : await startPostgres();
  answer = await recordAnswers(faultyBrief("replicate"));
  readyMade = {
    image: await makePicture({ width: 720, height: 1280 }, { hue: 30, format: "jpeg" }),
    video: await readyClip(),
    sound: makeSound(5, 330),
  };
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function readyClip(): Promise<MadeFile> {
  const file = path.join(folder, "ready.mp4");
  const clip = { number: 1, frames: 120, fps: 24, size: { width: 720, height: 1280 } };
  await makeNumberedClip(await resolveMediaEngine(), file, clip);
  return { name: "out.mp4", contentType: "video/mp4", bytes: await readFile(file) };
}

const total = (lines: readonly BillLine[]) => lines.reduce((sum, { micros }) => sum + micros, 0);

/** Runs a studio until all its accounts have come to rest; whenever `moment` comes, it is killed and started again. */
async function playOut(
  name: string,
  accounts: readonly Account[],
  { moment = () => new Promise(() => undefined), onKilled = () => undefined }: Kills = {},
): Promise<Map<string, RunResult>> {
  const home = path.join(folder, name);
  // What is repeated begins anew.
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const files = { accounts: path.join(home, "accounts.json"), results: path.join(home, "results.json") };
  await writeFile(files.accounts, JSON.stringify(accounts));
  await writeFile(path.join(home, "ready.mp4"), readyMade.video.bytes);
  const database = postgres ? await createDatabase(postgres.url, name) : "";
  for (;;) {
    const args = [database, home, files.accounts, files.results];
    const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
    const child = await forkProgram("faults/faulty-studio", args, { stdio: [...stdio] });
    const over = new AbortController();
    const exit = once(child, "exit").finally(() => over.abort());
    const killed = moment(over.signal).then(() => child.kill("SIGKILL"));
    await Promise.race([exit, killed]);
    await exit;
    if (child.signalCode !== "SIGKILL") {
      expect(child.exitCode).toBe(0);
      break;
    }
    onKilled();
  }
  const results = JSON.parse(await readFile(files.results, "utf8")) as RunResult[];
  return new Map(results.map((result) => [result.name, result]));
}

type Kills = {
  /** Resolves when the process is to die; never, when it ends by itself before. */
  moment?: (over: AbortSignal) => Promise<unknown>;
  onKilled?: () => void;
};

/** Plays runs at once. Those that are killed hang at each fault until the process dies under them. */
async function play(name: string, plays: readonly Play[]): Promise<string[]> {
  const hung: (() => void)[] = [];
  let lastHung = 0;
  const played: Played[] = [];
  for (const { kit, scenarios, killed } of plays) {
    const vendors = await startVendors(kit, { answer, readyMade });
    const one: Played = { kit, scenarios, killed, vendors, struck: new Set(), hanging: false };
    const aimed = new Map<Fault, Scenario>();
    for (const scenario of scenarios) {
      const { faults } = vendors[scenario.vendor];
      // The same fault may be meant for several calls.
      const fault = { ...scenario.fault };
      aimed.set(fault, scenario);
      faults.add(scenario.call, fault, { at: scenario.at, where: meantFor(scenario, vendors) });
      faults.onFault = async (_call, taken) => {
        const struck = aimed.get(taken);
        if (struck) one.struck.add(struck);
        if (!killed) return;
        one.hanging = true;
        lastHung = Date.now();
        await new Promise<void>((resolve) => {
          hung.push(resolve);
        });
        one.hanging = false;
      };
    }
    played.push(one);
  }
  const accounts = played.map(({ vendors }, index) => accountOf(`maker-${index}`, vendors));
  const results = await playOut(name, accounts, {
    async moment(over) {
      const isNow = () =>
        played.every(({ hanging }) => hanging) || (hung.length > 0 && Date.now() - lastHung > quietMs);
      while (!over.aborted && !isNow()) await sleep(50);
      // It has ended by itself: there is nothing left to kill.
      if (over.aborted) await new Promise(() => undefined);
    },
    onKilled() {
      for (const release of hung.splice(0)) release();
    },
  });
  const problems = played.flatMap((one, index) => judge(one, results.get(`maker-${index}`)));
  await Promise.all(played.map(({ vendors }) => closeVendors(vendors)));
  return problems;
}

/** The calls that a scenario means: those of its model, which a job's address does not name. */
function meantFor({ model }: Scenario, { renderer }: Vendors): (path: string) => boolean {
  return (address) => model === null || renderer.concerns(address, model);
}

/** What is wrong with how a run came to rest. Its scenarios become lines of the matrix. */
function judge({ kit, scenarios, killed, vendors, struck }: Played, result: RunResult | undefined): string[] {
  const problems: string[] = [];
  const claim = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${scenarios.map(({ name }) => name).join(" + ")}: ${problem}`);
  };
  claim(result !== undefined, "the run is gone");
  if (!result) return problems;
  // The kill may come while an earlier order is half sent to a vendor that lists nothing: then that is what is asked about.
  const endedBefore = killed && result.unclear > 0;
  for (const scenario of scenarios)
    claim(struck.has(scenario) || endedBefore, `${scenario.name} never struck`);
  judgeEnd(result, { kit, scenarios, claim });
  judgeBooks(result, { kit, bill: billOf(vendors), scenarios, claim });
  const ended = result.status === "done" ? "done" : `waits: ${result.failure?.code}`;
  for (const { name } of scenarios) {
    const line = `${problems.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(60)} ${ended}`;
    lines.set(name, line);
    // Told as it is known: the whole takes the better part of an hour, and may be ended before.
    if (wanted !== undefined) process.stdout.write(`${line}\n`);
  }
  return problems;
}

type Claims = { kit: Kit; scenarios: readonly Scenario[]; claim: (holds: boolean, problem: string) => void };

function judgeEnd(
  { status, failure, unclear, takes, missing }: RunResult,
  { kit, scenarios, claim }: Claims,
): void {
  const isDone = status === "done";
  const rest = isDone || (status !== "running" && (failure?.message ?? "") !== "");
  claim(rest, `it ended ${status} without a reason`);
  const rightly = scenarios.every(({ ends }) => ends.includes(isDone ? "done" : "asks"));
  claim(rightly || unclear > 0, `it ended ${status}: ${failure?.code} ${failure?.message}`);
  claim(missing === 0, `${missing} takes have no file`);
  claim(new Set(takes).size === takes.length, `a take is there twice: ${takes}`);
  if (isDone) claim(takes.length === usual.get(kit)?.takes.length, `it has ${takes.length} takes`);
}

function judgeBooks(
  { charged, held, unclear, loose }: RunResult,
  { kit, bill, scenarios, claim }: Claims & { bill: readonly BillLine[] },
): void {
  const billed = total(bill);
  claim(loose === 0, `${loose} calls were left half made`);
  if (unclear === 0) {
    claim(charged === billed, `charged ${charged}, billed ${billed}`);
    claim(held === 0, `${held} is held for nothing`);
  } else {
    claim(charged <= billed, `charged ${charged}, billed only ${billed}`);
    claim(charged + held >= billed, `charged ${charged} and held ${held}, billed ${billed}`);
  }
  const most = (usual.get(kit)?.calls ?? 0) + scenarios.reduce((sum, { extra }) => sum + extra, 0);
  claim(bill.length <= most, `${bill.length} calls were billed, ${most} at most are right`);
}

/** A line for each scenario; one that is repeated takes the place of the first. */
const lines = new Map<string, string>();

test("without a fault the run is done, everything is stored once, and the books say what the vendors bill", {
  timeout: 300_000,
}, async () => {
  const all = await Promise.all(kits.map((kit) => startVendors(kit, { answer, readyMade })));
  const results = await playOut(
    "usual",
    all.map((vendors) => accountOf(vendors.kit, vendors)),
  );
  for (const vendors of all) {
    const { kit, openai } = vendors;
    const result = results.get(kit);
    const atRest = { status: "done", failure: null, held: 0, unclear: 0, loose: 0, missing: 0 };
    expect(result, kit).toMatchObject({ ...atRest, charged: total(billOf(vendors)) });
    usual.set(kit, { takes: result?.takes ?? [], calls: billOf(vendors).length });
    expect(result?.takes).toEqual(
      expect.arrayContaining([
        "element/product/reference",
        "shot/shot-1/first-frame",
        "shot/shot-1/last-frame",
        "shot/shot-1/clip",
        "shot/shot-1/voice",
        "music",
      ]),
    );
    // Scenarios name calls by their place: they must strike what they say.
    expect(openai.questions.map(({ metadata }) => metadata.framewright_task)).toEqual([
      "enhance.critique",
      "plan.draft",
      "narrative.write",
      "narrative.critique",
    ]);
  }
  await Promise.all(all.map(closeVendors));
});

/** FAULTS=all plays every fault at every call; FAULTS="order a clip" those of them whose name contains it. */
const { FAULTS: wanted } = process.env;
const scenarios =
  wanted === undefined || wanted === "all"
    ? scenariosOf({ all: wanted === "all" })
    : scenariosOf({ all: true }).filter(({ name }) => name.includes(wanted));
const plays = playsOf(scenarios);
const batches = [false, true].flatMap((killed) => {
  const those = plays.filter((play) => play.killed === killed);
  const count = Math.ceil(those.length / batch);
  return Array.from({ length: count }, (_, index) => ({
    name: `${killed ? "killed" : "alive"}_${index + 1}`,
    those: those.slice(index * batch, (index + 1) * batch),
  }));
});

test.each(batches)(
  "$name: whatever fails, nothing is lost and nothing is paid twice",
  {
    timeout: 600_000,
  },
  async ({ name, those }) => {
    const shares = Array.from({ length: studios }, (_, studio) =>
      those.filter((_play, index) => index % studios === studio),
    ).filter((share) => share.length > 0);
    const problems = await allAtRest(shares.map((share, studio) => play(`${name}_${studio + 1}`, share)));
    expect(problems.flat()).toEqual([]);
  },
);

test("the matrix", () => {
  process.stdout.write(
    `\n${[...lines.values()].toSorted().join("\n")}\n${lines.size} combinations of call, fault and process\n`,
  );
  expect(lines.size).toBe(scenarios.length);
});

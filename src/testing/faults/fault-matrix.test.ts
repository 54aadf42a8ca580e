import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { BillLine } from "@/testing/doubles/http-double";
import { type OpenAiDouble, startOpenAiDouble } from "@/testing/doubles/openai-double";
import { type ReplicateDouble, startReplicateDouble } from "@/testing/doubles/replicate-double";
import { type Account, faultyBrief, type RunResult } from "@/testing/faults/faulty-run";
import { recordAnswers } from "@/testing/faults/recorded-answers";
import { type Scenario, scenariosOf } from "@/testing/faults/scenarios";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { createDatabase } from "@/testing/test-database";
import { makeNumberedClip } from "@/testing/test-media";

/** As many runs as a process works on at once without their calls timing out on two cores. */
const batch = 60;

/** A fault that has not struck by then does not strike; the scenario says so. */
const longestMs = 40_000;

let folder: string;
let postgres: TestPostgres | null = null;
let answer: Awaited<ReturnType<typeof recordAnswers>>;
let usual: Vendors;

type Vendors = { openai: OpenAiDouble; replicate: ReplicateDouble };
type Played = { scenario: Scenario; vendors: Vendors; struck: boolean };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-faults-"));
  postgres = postgresBinaries === null ? null : await startPostgres();
  answer = await recordAnswers(faultyBrief);
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startVendors(): Promise<Vendors> {
  const [openai, replicate] = await Promise.all([
    startOpenAiDouble({ answer }),
    startReplicateDouble({ pace: { looks: { starting: 0, processing: 0 } } }),
  ]);
  return { openai, replicate };
}

const accountOf = (name: string, { openai, replicate }: Vendors): Account => ({
  name,
  openai: { key: openai.apiKey, baseUrl: openai.url },
  replicate: { key: replicate.token, baseUrl: replicate.baseUrl },
});

const billOf = ({ openai, replicate }: Vendors): BillLine[] => [...openai.bill(), ...replicate.bill()];
const total = (lines: readonly BillLine[]) => lines.reduce((sum, { micros }) => sum + micros, 0);

/** Runs a studio until all its accounts have come to rest, killing it whenever `kill` says so. */
async function playOut(
  name: string,
  accounts: readonly Account[],
  { kills }: { kills: (child: ChildProcess) => Promise<void> },
): Promise<Map<string, RunResult>> {
  const home = path.join(folder, name);
  await mkdir(home, { recursive: true });
  const files = { accounts: path.join(home, "accounts.json"), results: path.join(home, "results.json") };
  await writeFile(files.accounts, JSON.stringify(accounts));
  const clip = { number: 1, frames: 120, fps: 24, size: { width: 720, height: 1280 } };
  await makeNumberedClip(await resolveMediaEngine(), path.join(home, "ready.mp4"), clip);
  const database = postgres ? await createDatabase(postgres.url, name) : "";
  const start = () =>
    fork("src/testing/faults/faulty-studio.ts", [database, home, files.accounts, files.results], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  let child = start();
  await kills(child);
  if (child.killed || child.signalCode) {
    await ended(child);
    child = start();
  }
  expect(await ended(child)).toBe(0);
  const results = JSON.parse(await readFile(files.results, "utf8")) as RunResult[];
  return new Map(results.map((result) => [result.name, result]));
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

/** Plays scenarios at once: those with a kill all hang at their fault when the process dies under them. */
async function play(name: string, scenarios: readonly Scenario[]): Promise<string[]> {
  const killed = scenarios.some((scenario) => scenario.killed);
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const played: Played[] = [];
  for (const scenario of scenarios) {
    const vendors = await startVendors();
    const one: Played = { scenario, vendors, struck: false };
    const { faults } = vendors[scenario.vendor];
    faults.add(scenario.call, scenario.fault, { at: scenario.at });
    faults.onFault = async () => {
      one.struck = true;
      if (killed) await released;
    };
    played.push(one);
  }
  const accounts = played.map(({ vendors }, index) => accountOf(`maker-${index}`, vendors));
  const results = await playOut(name, accounts, {
    async kills(child) {
      if (!killed) return;
      const until = Date.now() + longestMs;
      while (child.exitCode === null && Date.now() < until && played.some(({ struck }) => !struck)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      child.kill("SIGKILL");
      await ended(child);
      release();
    },
  });
  const problems = played.flatMap((one, index) => judge(one, results.get(`maker-${index}`)));
  await Promise.all(played.flatMap(({ vendors }) => [vendors.openai.close(), vendors.replicate.close()]));
  return problems;
}

/** What is wrong with how a scenario ended, and its line of the matrix. */
function judge({ scenario, vendors, struck }: Played, result: RunResult | undefined): string[] {
  const bill = billOf(vendors);
  const problems: string[] = [];
  const claim = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${scenario.name}: ${problem}`);
  };
  if (!result) return [`${scenario.name}: the run is gone`];
  const { status, failure, charged, held, unclear, loose, takes, missing } = result;
  const isDone = status === "done";
  claim(struck, "the fault never struck");
  claim(
    isDone || (status !== "running" && (failure?.message ?? "") !== ""),
    `it ended ${status} without a reason`,
  );
  claim(
    scenario.ends.includes(isDone ? "done" : "asks") || unclear > 0,
    `it ended ${status}: ${failure?.code} ${failure?.message}`,
  );
  claim(missing === 0, `${missing} takes have no file`);
  claim(loose === 0, `${loose} calls were left half made`);
  claim(new Set(takes).size === takes.length, `a take is there twice: ${takes}`);
  if (unclear === 0) {
    claim(charged === total(bill), `charged ${charged}, billed ${total(bill)}`);
    claim(held === 0, `${held} is held for nothing`);
  } else {
    claim(charged <= total(bill), `charged ${charged}, billed only ${total(bill)}`);
    claim(charged + held >= total(bill), `charged ${charged} and held ${held}, billed ${total(bill)}`);
  }
  const most = billOf(usual).length + scenario.extra;
  claim(bill.length <= most, `${bill.length} calls were billed, ${most} at most are right`);
  if (isDone) claim(takes.length === usualTakes.length, `it has ${takes.length} takes`);
  lines.push(
    `${problems.length === 0 ? "ok  " : "FAIL"} ${scenario.name.padEnd(64)} ${isDone ? "done" : `waits: ${failure?.code}`}`,
  );
  return problems;
}

const lines: string[] = [];
let usualTakes: string[] = [];

test("without a fault the run is done, everything is stored once, and the books say what the vendors bill", async () => {
  usual = await startVendors();
  const results = await playOut("usual", [accountOf("maker", usual)], { kills: async () => undefined });
  const result = results.get("maker");
  expect(result).toMatchObject({ status: "done", failure: null, held: 0, unclear: 0, loose: 0, missing: 0 });
  expect(result?.charged).toBe(total(billOf(usual)));
  usualTakes = result?.takes ?? [];
  expect(usualTakes).toEqual(
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
  expect(usual.openai.questions.map(({ metadata }) => metadata.framewright_task)).toEqual([
    "enhance.critique",
    "plan.draft",
    "narrative.write",
    "narrative.critique",
  ]);
  await Promise.all([usual.openai.close(), usual.replicate.close()]);
});

/** FAULTS=all plays every fault at every call; FAULTS="order a clip" those of them whose name contains it. */
const { FAULTS: wanted } = process.env;
const scenarios =
  wanted === undefined || wanted === "all"
    ? scenariosOf({ all: wanted === "all" })
    : scenariosOf({ all: true }).filter(({ name }) => name.includes(wanted));
const batches = [false, true].flatMap((killed) => {
  const those = scenarios.filter((scenario) => scenario.killed === killed);
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
    const problems = await play(name, those);
    expect(problems).toEqual([]);
  },
);

test("the matrix", () => {
  process.stdout.write(
    `\n${lines.toSorted().join("\n")}\n${lines.length} combinations of call, fault and process\n`,
  );
  expect(lines).toHaveLength(scenarios.length);
});

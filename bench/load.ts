/**
 * Two studio processes on one Postgres. First 200 runs of 20 makers at once against limits of cost, which are then raised:
 * whether the books are right to the micro-dollar, and what memory that takes. Then what a maker with hundred runs in
 * the line does to 19 others, against the same without them. Models are quick and priced; encoding is left out.
 * Run: npx tsx bench/load.ts [runs of each maker, 10 by default]
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setLimit } from "@/db/queries/money/limits";
import { usualLimits } from "@/domain/operation/operation";
import { startPostgres } from "@/testing/postgres";
import { type Load, startLoad } from "@/testing/processes/load";
import { checkBooks, mostAtOnce, runEnds, watchLimits } from "@/testing/processes/load-checks";
import type { ProcessFigures } from "@/testing/processes/load-runtime";
import { createDatabase } from "@/testing/test-database";

const makers = 20;
const runsEach = Number(process.argv[2] ?? 10);
const bigMakerRuns = 10 * runsEach;
const smallMakerRuns = Math.ceil(runsEach / 2);
/** About what a run costs, in micro-dollars. */
const runMicros = 400_000;
const longestMs = 1_800_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "framewright-load-"));
const postgres = await startPostgres();

async function withLoad(
  name: string,
  work: (load: Load, owners: string[]) => Promise<void>,
): Promise<ProcessFigures[]> {
  const load = await startLoad({
    folder: path.join(folder, name),
    databaseUrl: await createDatabase(postgres.url, name),
    processes: 2,
    latencyMs: 300,
  });
  await work(load, await load.addUsers(makers));
  return load.end();
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const largest = (figures: readonly ProcessFigures[], of: (figure: ProcessFigures) => number) =>
  Math.max(...figures.map(of)).toFixed(0);

async function reportBooks(load: Load, when: string): Promise<void> {
  const { db } = load.runtime;
  const bill = load.bill();
  const books = await checkBooks(db, bill);
  const billed = bill.reduce((sum, { micros }) => sum + micros, 0);
  console.log(
    `${when}: ${bill.length} calls billed at ${billed} micro-dollars, ledger ${books.charged} (difference ${books.charged - billed}), ` +
      `held ${books.held}; balances unlike the ledger ${books.wrongBalances.length}, limits passed ${books.overdrafts.length}, ` +
      `calls disputed ${books.disputed.length}`,
  );
}

async function meetLimits(load: Load, owners: string[]): Promise<void> {
  const { db } = load.runtime;
  const [admin = ""] = owners;
  const limitTo = async (share: number) => {
    const user = Math.round(share * runsEach * runMicros);
    for (const owner of owners)
      await setLimit(db, { scope: `user:${owner}`, limitMicros: user, setBy: admin });
    const installation = Math.round(0.9 * makers * user);
    await setLimit(db, { scope: "installation", limitMicros: installation, setBy: admin });
  };
  await limitTo(0.5);
  await watchLimits(db);
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
  await Promise.all(owners.map((owner) => load.ask(owner, runsEach)));
  await load.atRest(longestMs);
  const first = await runEnds(db);
  const done = first.filter(({ status }) => status === "done").length;
  const limited = first.filter(({ status, code }) => status === "needs-attention" && code === "cost-limit");
  console.log(
    `${first.length} runs of ${makers} makers: after ${seconds()} s ${done} done, ${limited.length} at their limit, ${first.length - done - limited.length} otherwise`,
  );
  await reportBooks(load, "with limits");
  await limitTo(100);
  const resumed = await load.resumeAll();
  await load.atRest(longestMs);
  const rest = (await runEnds(db)).filter(({ status }) => status !== "done").length;
  console.log(`limits raised and ${resumed} resumed: after ${seconds()} s ${rest} are not done`);
  await reportBooks(load, "in the end");
  for (const provider of ["priced-words", "priced-pictures"]) {
    console.log(
      `${provider}: at most ${mostAtOnce(load.bill(), provider)} calls at once (allowed ${usualLimits.atOnce})`,
    );
  }
}

/** Mean seconds of the small makers' runs, and of the big one's, if there is one. */
async function share(name: string, bigRuns: number): Promise<{ small: number; big: number }> {
  const result = { small: 0, big: 0 };
  await withLoad(name, async (load, [big = "", ...small]) => {
    if (bigRuns > 0) await load.ask(big, bigRuns);
    for (const owner of small) await load.ask(owner, smallMakerRuns);
    await load.atRest(longestMs);
    const ends = await runEnds(load.runtime.db);
    const secondsOf = (isBig: boolean) =>
      ends.filter(({ ownerId }) => (ownerId === big) === isBig).map(({ seconds }) => seconds);
    result.small = mean(secondsOf(false));
    result.big = mean(secondsOf(true));
  });
  return result;
}

const idle = await withLoad("idle", (load, owners) =>
  load.ask(owners[0] ?? "", 2).then(() => load.atRest(longestMs)),
);
const loaded = await withLoad("limits", meetLimits);
console.log(
  `peak memory of a process: ${largest(loaded, ({ peakMb }) => peakMb)} MB = ` +
    `${(Number(largest(loaded, ({ peakMb }) => peakMb)) / Number(largest(idle, ({ peakMb }) => peakMb))).toFixed(2)} x that for 2 runs; ` +
    `live heap at the end ${largest(loaded, ({ heapMb }) => heapMb)} MB; event loop late by ` +
    `p50 ${largest(loaded, ({ loopDelayMs }) => loopDelayMs.p50 - 10)}, p99 ${largest(loaded, ({ loopDelayMs }) => loopDelayMs.p99 - 10)}, at most ${largest(loaded, ({ loopDelayMs }) => loopDelayMs.max)} ms`,
);

const alone = await share("alone", 0);
const beside = await share("beside", bigMakerRuns);
console.log(
  `${makers - 1} makers with ${smallMakerRuns} runs each, after one has asked for ${bigMakerRuns}: mean ${beside.small.toFixed(1)} s = ` +
    `${(beside.small / alone.small).toFixed(2)} x without that one (${alone.small.toFixed(1)} s); the runs of that one ${beside.big.toFixed(1)} s`,
);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setLimit } from "@/db/queries/money/limits";
import { usualLimits } from "@/domain/operation/operation";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { type Load, startLoad } from "@/testing/processes/load";
import { type Books, checkBooks, mostAtOnce, runEnds, watchLimits } from "@/testing/processes/load-checks";

const users = 3;
const runsEach = 3;
/** About what two runs cost: the others of each maker meet the limit. */
const userLimit = 1_000_000;
/** About what five runs cost, whoever asks for them: less than the makers may spend together. */
const installationLimit = 2_200_000;
/** Only what hangs takes so long, also on a machine that is busy with something else. */
const longestMs = 180_000;

describe.runIf(postgresBinaries !== null)("two studios on one Postgres", () => {
  let folder: string;
  let postgres: TestPostgres;
  let load: Load;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "framewright-load-"));
    postgres = await startPostgres();
    load = await startLoad({ folder, databaseUrl: postgres.url, processes: 2, latencyMs: 100 });
  }, 60_000);
  afterAll(async () => {
    await load?.end();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test(`${users * runsEach} runs of ${users} makers keep to every limit, and go on when it is raised`, {
    timeout: 2.5 * longestMs,
  }, async () => {
    const { db } = load.runtime;
    const owners = await load.addUsers(users);
    const [admin = ""] = owners;
    const limit = (scope: string, limitMicros: number) => setLimit(db, { scope, limitMicros, setBy: admin });
    for (const owner of owners) await limit(`user:${owner}`, userLimit);
    await limit("installation", installationLimit);
    await watchLimits(db);

    await Promise.all(owners.map((owner) => load.ask(owner, runsEach)));
    await load.atRest(longestMs);

    const first = await runEnds(db);
    const stopped = first.filter(({ status }) => status !== "done");
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped).toEqual(
      stopped.map((run) => ({ ...run, status: "needs-attention", code: "cost-limit" })),
    );
    const books = await checkBooks(db, load.bill());
    expectInOrder(books);
    expect(books.charged).toBeLessThanOrEqual(installationLimit);

    for (const owner of owners) await limit(`user:${owner}`, 100 * userLimit);
    await limit("installation", 100 * installationLimit);
    expect(await load.resumeAll()).toBe(stopped.length);
    await load.atRest(longestMs);

    expect((await runEnds(db)).filter(({ status }) => status !== "done")).toEqual([]);
    const bill = load.bill();
    expectInOrder(await checkBooks(db, bill));
    expect(mostAtOnce(bill, "priced-pictures")).toBeLessThanOrEqual(usualLimits.atOnce);
  });

  function expectInOrder(books: Books): void {
    const billed = load.bill().reduce((sum, { micros }) => sum + micros, 0);
    expect(books).toEqual({
      charged: billed,
      held: 0,
      wrongBalances: [],
      overdrafts: [],
      disputed: [],
    });
  }
});

// A studio whose accounts each have vendors of their own, for tests in which vendors fail and the process is killed:
// takes up what was left, works until every run has come to rest, writes down how each ended, then ends.
// Arguments: database address ("" for the embedded one), data folder, file with the accounts, file for the results.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { queryRows } from "@/db/client";
import { addProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import { usualLimits } from "@/domain/operation/operation";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { createFetchRemote } from "@/providers/http/guarded-fetch";
import type { Rendered } from "@/runtime/model-desk";
import type { ProviderAccess } from "@/runtime/provider-access";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { answerMessage } from "@/server/webhooks/receive-webhook";
import { machineModels } from "@/testing/faults/account-machines";
import { type Account, callsOnly, faultyBrief, type RunResult } from "@/testing/faults/faulty-run";
import { copiedClips } from "@/testing/processes/copied-clips";
import { serveFetch } from "@/testing/serve-fetch";

const [databaseUrl = "", dataFolder = "", accountsFile = "", resultsFile = ""] = process.argv.slice(2);
const accounts = JSON.parse(readFileSync(accountsFile, "utf8")) as Account[];
const byOwner = new Map<string, Account>();

function accessOf(ownerId: string, provider: "replicate" | "openai"): ProviderAccess | null {
  const account = byOwner.get(ownerId);
  const vendor = account?.[provider];
  if (!vendor) return null;
  const nothing = { textModel: null, price: null };
  return { provider, source: "own", ...vendor, ...nothing, storesAnswers: true, fetch };
}

const origins = accounts.flatMap(({ openai, replicate }) =>
  [openai.baseUrl, replicate?.baseUrl ?? []].flat(),
);

function machinesOf(ownerId: string): Rendered {
  const account = byOwner.get(ownerId);
  return account ? machineModels(account) : { image: [], video: [] };
}
const runtime = await openRuntime(
  parseEnv(
    {
      FRAMEWRIGHT_DATA: dataFolder,
      LOG_LEVEL: "error",
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: "s".repeat(32),
    },
    process.cwd(),
  ),
  {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
    // Runs whose calls hang at their fault do not hold the others up.
    stepsAtOnce: 500,
    providers: {
      accesses: {
        accessFor: async (ownerId, provider) => accessOf(ownerId, provider),
        ofInstallation: () => null,
        refusePrivate: async () => undefined,
      },
      fetchRemote: createFetchRemote({ allow: origins, connectTimeoutMs: 5000, idleTimeoutMs: 3000 }),
      // Vendors that fail are what this is about: none is left alone, and nobody waits for others.
      limits: { ...usualLimits, atOnce: 1000, perMinute: 100_000, failuresUntilRest: 100_000 },
      rendered: async (ownerId) => machinesOf(ownerId),
    },
  },
);

const clips = copiedClips(await runtime.deps.media(), path.join(dataFolder, "ready.mp4"));
runtime.deps.media = async () => clips;

await addAccounts();
const messages = await serveFetch((request) =>
  answerMessage(runtime, { operationId: new URL(request.url).pathname.slice(1), request }),
);
await serveStudio({ ...runtime, contextFor: contextWithMessages }, { recipe: callsOnly });
process.send?.("ready");
await everythingAtRest();
writeFileSync(resultsFile, JSON.stringify(await results()));
messages.close();
await runtime.close();
process.exit(0);

/** Vendors that tell of their jobs are given the address of this process; after a kill, that of the next one. */
async function contextWithMessages(...[run, steps]: Parameters<Runtime["contextFor"]>) {
  const isTold = byOwner.get(run.ownerId)?.kit === "telling";
  return {
    ...(await runtime.contextFor(run, steps)),
    callbackUrl: (operationId: string) => (isTold ? `${messages.url}/${operationId}` : null),
  };
}

async function addAccounts(): Promise<void> {
  const { db } = runtime;
  const known = await queryRows<{ id: string; username: string }>(db, sql`select id, username from users`);
  for (const account of accounts) {
    const found = known.find(({ username }) => username === account.name);
    const ownerId = found?.id ?? (await addAccount(account.name));
    byOwner.set(ownerId, account);
    if (!found) await ask(ownerId, account);
  }
}

async function addAccount(username: string): Promise<string> {
  const user = { username, email: null, passwordHash: null };
  const added = await runtime.db.transaction((tx) => insertUser(tx, user, { onlyFirst: false }));
  if (!added) throw new Error(`no account ${username}`);
  return added.id;
}

function ask(ownerId: string, { kit }: Account): Promise<void> {
  const data = brief.parse(faultyBrief(kit));
  return runtime.db.transaction(async (tx) => {
    const added = await addProject(tx, { ownerId, brief: data, digest: ownerId, title: data.prompt });
    const run = await addRun(tx, { ...added, ownerId, options: { shotSeeds: {} } });
    await runtime.outbox.add(tx, {
      id: `run/${run.id}/1`,
      name: "studio/run.requested",
      data: { run: { ...run } },
    });
  });
}

async function everythingAtRest(): Promise<void> {
  for (;;) {
    const open = await queryRows<{ count: number }>(
      runtime.db,
      sql`select count(*)::int as count from runs where status in ('queued', 'running')`,
    );
    if (open[0]?.count === 0) return;
    await sleep(200);
  }
}

async function results(): Promise<RunResult[]> {
  const rows = await queryRows<RunResult & { digests: string[] }>(
    runtime.db,
    sql`select u.username as name, r.status, r.failure,
          coalesce((select sum(amount_micros) from ledger l where l.run_id = r.id and l.kind = 'charge'), 0)::int as charged,
          coalesce((select sum(amount_micros) from ledger l where l.run_id = r.id and l.kind <> 'charge'), 0)::int as held,
          (select count(*) from operations o where o.run_id = r.id and o.state = 'unclear')::int as unclear,
          (select count(*) from operations o where o.run_id = r.id and o.state in ('open', 'submitting'))::int as loose,
          (select coalesce(json_agg(t.slot), '[]') from takes t where t.run_id = r.id) as takes,
          (select coalesce(json_agg(t.digest), '[]') from takes t where t.run_id = r.id) as digests
        from runs r join users u on u.id = r.owner_id`,
  );
  return Promise.all(
    rows.map(async ({ digests, ...row }) => {
      const stored = await Promise.all(digests.map((digest) => runtime.blobs.head(digest)));
      return { ...row, missing: stored.filter((blob) => blob === null).length };
    }),
  );
}

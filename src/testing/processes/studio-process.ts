// A studio without a web server, for tests that kill it: opens the data folder, takes up what was left, works until
// everything has come to rest, then ends. Arguments: data folder, log file, number of videos to ask for, address of a
// Postgres that it shares with others of its kind (else the embedded database).
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { queryRows } from "@/db/client";
import { addProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { localUser } from "@/db/queries/users";
import { brief } from "@/domain/brief/brief";
import { parseEnv } from "@/env";
import { serveStudio } from "@/inngest/serve-studio";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { openRuntime } from "@/runtime/runtime";
import { fakeModels } from "@/testing/fake-models";
import { makePlainClip } from "@/testing/plain-clips";

const [dataFolder = "", logFile = "", wanted = "1", databaseUrl = ""] = process.argv.slice(2);
const log = (line: string) => appendFileSync(logFile, `${line}\n`);

const runtime = await openRuntime(
  parseEnv({ FRAMEWRIGHT_DATA: dataFolder, DATABASE_URL: databaseUrl, LOG_LEVEL: "error" }, process.cwd()),
  {
    address: null,
    durable: true,
    projectFolder: process.cwd(),
    models: async () =>
      fakeModels({ text: createTemplateTextModel(), makeClip: makePlainClip, latencyMs: 120 }).models,
  },
);
const { records } = runtime.deps;
const { finishWork } = records;
records.finishWork = async (work) => {
  const built = await finishWork(work);
  // The same artifact may be told twice: a process can die after it is stored and before its step is.
  if (work.made && !built.cached) log(`made ${work.run.id} ${work.slot} ${built.artifactId}`);
  return built;
};
await serveStudio(runtime);
log("ready");

const ownerId = await localUser(runtime.db);
await runtime.db.transaction(async (tx) => {
  // Of several that start together one asks for the videos.
  await tx.execute(sql`select pg_advisory_xact_lock(1)`);
  const rows = await queryRows<{ count: number }>(tx, sql`select count(*)::int as count from projects`);
  for (let number = rows[0]?.count ?? 0; number < Number(wanted); number++) {
    const data = brief.parse({
      prompt: `Cold brew number ${number} by Northwind in a bright kitchen`,
      durationSeconds: 5,
      clips: 2,
      aspect: "1:1",
      shortSide: 360,
      coherence: { qualityRegeneration: false },
    });
    const added = await addProject(tx, { ownerId, brief: data, digest: `${number}`, title: data.prompt });
    const run = await addRun(tx, { ...added, ownerId, options: { shotSeeds: {} } });
    await runtime.outbox.add(tx, {
      id: `run/${run.id}/1`,
      name: "studio/run.requested",
      data: { run: { ...run } },
    });
  }
});
for (;;) {
  const rows = await queryRows<{ status: string; failure: unknown }>(
    runtime.db,
    sql`select status, failure from runs`,
  );
  if (rows.every(({ status }) => status === "done")) break;
  const bad = rows.find(({ status }) => !["queued", "running", "done"].includes(status));
  if (bad) {
    log(`ended ${bad.status} ${JSON.stringify(bad.failure)}`);
    break;
  }
  await sleep(50);
}
const missing: string[] = [];
const takes = await queryRows<{ digest: string }>(runtime.db, sql`select digest from takes`);
for (const { digest } of takes) if (!(await runtime.blobs.head(digest))) missing.push(digest);
const videos = await queryRows<{ project_id: string }>(runtime.db, sql`select project_id from exports`);
log(`rest takes=${takes.length} missing=${missing.length} videos=${videos.length}`);
await runtime.close();
process.exit(0);

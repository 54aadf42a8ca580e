/**
 * What the server needs for each insights page over 100,000 runs and 1,000,000 numbers, for everybody and for one of 50
 * people, against counting the same chart from the single numbers. On PGlite in memory.
 * Run: npm run bench -- insights
 */
import { sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { insightQuestion } from "@/domain/insights/question";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { acceptanceView } from "@/server/insights/acceptance-view";
import { alertsView } from "@/server/insights/alerts-view";
import { effectsView } from "@/server/insights/effects-view";
import { qualityView } from "@/server/insights/quality-view";
import { scoredClips } from "@/server/insights/scored-clips";
import { factCount, seedInsightHistory } from "@/testing/insight-history";

const repeats = 15;
const targetMs = 300;

const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder: "drizzle" });
await database.migrate();
const { db } = database;
const begun = performance.now();
const people = await seedInsightHistory(db, {
  people: 50,
  runs: 100_000,
  metrics: 10,
  days: 365,
  pairs: 20_000,
});
console.log(
  `${await factCount(db)} numbers of 100000 runs, made in ${Math.round((performance.now() - begun) / 1000)} s`,
);

async function percentile95(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let warming = 0; warming < 2; warming++) await work();
  for (let repeat = 0; repeat < repeats; repeat++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(repeats * 0.95)] ?? 0;
}

const contextOf = (userId: string, role: "admin" | "maker"): SignedInContext => ({
  db,
  // Nothing of it is reached by questions about the past.
  runtime: {} as Runtime,
  user: { userId, username: "someone", role },
  address: "bench",
});
const audiences = {
  everybody: contextOf(people[0] ?? "", "admin"),
  "one person": contextOf(people[1] ?? "", "maker"),
};
const year = insightQuestion.parse({ range: "365-days" });
const bySetting = insightQuestion.parse({ range: "365-days", by: "setting:chainedFrames" });
const filtered = insightQuestion.parse({
  range: "365-days",
  setting: "chainedFrames=false",
  model: "template",
});
const pages = {
  quality: (ctx: SignedInContext) => qualityView(ctx, year),
  "quality, by a setting": (ctx: SignedInContext) => qualityView(ctx, bySetting),
  "quality, filtered": (ctx: SignedInContext) => qualityView(ctx, filtered),
  acceptance: (ctx: SignedInContext) => acceptanceView(ctx, year),
  effects: (ctx: SignedInContext) => effectsView(ctx, year),
  alerts: (ctx: SignedInContext) => alertsView(ctx, {}),
  "clips behind a point": (ctx: SignedInContext) => scoredClips(ctx, { ...year, bucket: 12 }),
};

const reference = await percentile95(() =>
  db.execute(sql`select day, model, settings_id, count(*), avg(score), stddev_samp(score) from metric_facts
    where metric = 'overall' and method = 'signal' and version = 'signal-1' group by 1, 2, 3`),
);
console.log(`one chart counted from the single numbers: p95 ${reference.toFixed(0)} ms`);
for (const [who, ctx] of Object.entries(audiences)) {
  for (const [name, page] of Object.entries(pages)) {
    const p95 = await percentile95(() => page(ctx));
    const ratio = (p95 / reference).toFixed(2);
    console.log(`${name}, ${who}: p95 ${p95.toFixed(0)} ms = ${ratio} x (target <= ${targetMs} ms)`);
  }
}
await database.close();

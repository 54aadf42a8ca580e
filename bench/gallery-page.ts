/**
 * The gallery's page query over 100,000 videos of one maker, at the first page and deep down, plain, filtered and
 * searched, against the plainest query that could answer: one row by primary key. On PGlite in memory.
 * Run: npx tsx bench/gallery-page.ts
 */
import { eq, sql } from "drizzle-orm";
import { type Database, openDatabase, queryRows } from "@/db/client";
import { type GalleryPosition, galleryPage, newestExports } from "@/db/queries/projects";
import { projects } from "@/db/schema/all";
import { users } from "@/db/schema/users";

const videos = 100_000;
const repeats = 40;
const limit = 25;

const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder: "drizzle" });
await database.migrate();
const { db } = database;
const [user] = await db.insert(users).values({ username: "maker" }).returning();
const ownerId = user?.id ?? "";
await db.execute(sql`
  insert into projects (id, owner_id, title, prompt, status, created_at)
  select gen_random_uuid(), ${ownerId}, 'Video ' || n, 'An ad for product ' || n || ' by brand ' || (n % 500),
    (array['done', 'failed', 'cancelled']::project_status[])[1 + (n % 50 = 0)::int], now() - n * interval '1 minute'
  from generate_series(1, ${videos}) as n`);
await db.execute(sql`analyze`);

async function percentile95(work: (db: Database) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let warming = 0; warming < 5; warming++) await work(db);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const begun = performance.now();
    await work(db);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(repeats * 0.95)] ?? 0;
}

const [deep] = await queryRows<{ id: string; created_at: Date }>(
  db,
  sql`select id, created_at from projects order by created_at desc, id desc offset ${videos - 1000} limit 1`,
);
const deepPosition: GalleryPosition = { id: deep?.id ?? "", createdAt: new Date(deep?.created_at ?? 0) };
const page = (options: { after?: GalleryPosition; search?: string; status?: "failed" }) => async () => {
  const { after = null, search = null, status = null } = options;
  const rows = await galleryPage(db, { ownerId, after, search, status, limit });
  return newestExports(
    db,
    rows.map(({ id }) => id),
  );
};
const reference = await percentile95(() =>
  db.select().from(projects).where(eq(projects.id, deepPosition.id)),
);
const cases = {
  "first page": page({}),
  "page 3,960": page({ after: deepPosition }),
  "filtered by status": page({ status: "failed" }),
  "filtered, deep": page({ status: "failed", after: deepPosition }),
  "searched, one hit": page({ search: "video 77777" }),
  "searched, 200 hits": page({ search: "brand 123" }),
};
console.log(`one row by its key: p95 ${reference.toFixed(1)} ms`);
for (const [name, work] of Object.entries(cases)) {
  const p95 = await percentile95(work);
  console.log(`${name}: p95 ${p95.toFixed(1)} ms = ${(p95 / reference).toFixed(1)} x (target <= 50 ms)`);
}
await database.close();

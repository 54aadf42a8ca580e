import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, type OpenDatabase, queryRows } from "@/db/client";
import { finishWork } from "@/db/queries/build-records";
import { addOutboxEvent, oldestOutboxEvents } from "@/db/queries/outbox";
import { addProject, galleryPage } from "@/db/queries/projects";
import { countAttempt } from "@/db/queries/rate-limits";
import { addRun, addRunEvent, moveRun, runEventsAfter } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { outboxEvents } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import { type NeonProxy, startNeonProxy } from "@/testing/neon-proxy";
import { postgresBinaries, startPostgres, type TestPostgres } from "@/testing/postgres";
import { openEmbedded } from "@/testing/prepared-database";
import { createDatabase, openMigrated } from "@/testing/test-database";

let server: TestPostgres;
let proxy: NeonProxy;

beforeAll(async () => {
  if (postgresBinaries === null) return;
  server = await startPostgres();
  proxy = await startNeonProxy(server.url);
});
afterAll(async () => {
  await proxy?.close();
  await server?.stop();
});

const drivers: { name: string; needsServer: boolean; open(): Promise<OpenDatabase> }[] = [
  { name: "PGlite", needsServer: false, open: openEmbedded },
  {
    name: "Postgres",
    needsServer: true,
    open: async () => openMigrated({ url: await createDatabase(server.url, "plain"), embeddedFolder: "" }),
  },
  {
    name: "Neon's driver through a websocket proxy",
    needsServer: true,
    open: async () =>
      openMigrated({
        url: await createDatabase(server.url, "neon"),
        embeddedFolder: "",
        driver: "neon",
        neonProxy: proxy.url,
      }),
  },
];

async function addOwner(db: Database, username: string): Promise<string> {
  const user = { username, email: null, passwordHash: null };
  return (await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false })))!.id;
}

async function addVideo(db: Database, ownerId: string, prompt: string) {
  const data = brief.parse({ prompt });
  const added = await addProject(db, { ownerId, brief: data, digest: prompt, title: prompt });
  return { ...added, run: await addRun(db, { ...added, ownerId, options: { shotSeeds: {} } }) };
}

const usable = drivers.filter(({ needsServer }) => !needsServer || postgresBinaries !== null);

describe.each(usable)("on $name", ({ open }) => {
  let database: OpenDatabase;
  let db: Database;

  beforeAll(async () => {
    database = await open();
    db = database.db;
  });
  afterAll(() => database?.close());

  test("the gallery pages by key, searches, and keeps moments to the millisecond", async () => {
    const ownerId = await addOwner(db, "gallery");
    for (const n of [1, 2, 3, 4]) await addVideo(db, ownerId, `Cold brew number ${n}`);
    const first = await galleryPage(db, { ownerId, search: "bre col", status: null, after: null, limit: 3 });
    const rest = await galleryPage(db, { ownerId, search: null, status: null, after: first[2]!, limit: 3 });
    expect([...first, ...rest].map(({ title }) => title)).toEqual(
      [4, 3, 2, 1].map((n) => `Cold brew number ${n}`),
    );
  });

  test("work is finished once, with its events in order, however often it is told", async () => {
    const { run } = await addVideo(db, await addOwner(db, "worker"), "Trail shoes");
    const work = {
      run,
      stage: "brief" as const,
      slot: "brief",
      contentKey: "key",
      inputIds: [],
      // NUL characters, which text columns and jsonb refuse, come in texts from outside.
      made: { data: { text: "a\u0000b", order: { z: 1, a: 2 } }, digests: [], operationIds: [] },
      known: null,
      take: null,
      takeSlot: "brief",
      event: null,
    };
    const [one, two] = [await finishWork(db, work), await finishWork(db, work)];
    expect(two.artifactId).toBe(one.artifactId);
    expect(JSON.stringify(two.value)).toBe(JSON.stringify(work.made.data));
    for (const key of ["a", "b", "a"]) await addRunEvent(db, run, { key, data: { type: "run-started" } });
    const told = await runEventsAfter(db, { runId: run.id, afterId: 0 });
    expect(told).toHaveLength(2);
    expect(told[0]!.id).toBeLessThan(told[1]!.id);
  });

  test("of many that move a run at once, one does", async () => {
    const { run } = await addVideo(db, await addOwner(db, "mover"), "A desk lamp that folds");
    const moves = Array.from({ length: 8 }, () =>
      db.transaction((tx) => moveRun(tx, run.id, { from: ["queued"], to: "running" })),
    );
    expect((await Promise.all(moves)).filter((moved) => moved !== null)).toHaveLength(1);
  });

  test("a limit holds for attempts at the same time", async () => {
    const attempts = Array.from({ length: 10 }, () =>
      countAttempt(db, "sign-in/mara", { limit: 4, windowSeconds: 60 }),
    );
    expect((await Promise.all(attempts)).filter(({ allowed }) => allowed)).toHaveLength(4);
  });

  test("what a failed transaction wrote is gone, and its connection goes on", async () => {
    const event = { id: "lost", name: "studio/lost", data: {} };
    const failed = db.transaction(async (tx) => {
      await addOutboxEvent(tx, event);
      await tx.execute(sql`select 1 / 0`);
    });
    await expect(failed).rejects.toMatchObject({ cause: { code: "22012" } });
    expect(await oldestOutboxEvents(db, 10)).toEqual([]);
  });

  test("two that take the next of a queue never take the same", async () => {
    const names = ["first", "second", "third"];
    await db.insert(outboxEvents).values(names.map((name) => ({ id: name, name, data: {} })));
    const takeOne = () =>
      db.transaction(async (tx) => {
        const taken = await queryRows<{ id: string }>(
          tx,
          sql`delete from outbox_events where id = (
            select id from outbox_events order by created_at limit 1 for update skip locked
          ) returning id`,
        );
        return taken[0]?.id;
      });
    expect((await Promise.all([takeOne(), takeOne(), takeOne()])).toSorted()).toEqual(names.toSorted());
  });
});

describe.runIf(postgresBinaries !== null)("several processes", () => {
  test.each([undefined, "neon" as const])(
    "that start together on an empty database all get its schema (%s)",
    async (driver) => {
      const url = await createDatabase(server.url, `together_${driver}`);
      // A pool of one must not wait for its own lock.
      const options = { url, embeddedFolder: "", driver, neonProxy: proxy.url, poolSize: 1 };
      const opened = await Promise.all([1, 2, 3, 4].map(() => openMigrated(options)));
      try {
        const applied = await Promise.all(
          opened.map(({ db }) => queryRows(db, sql`select hash from drizzle.__drizzle_migrations`)),
        );
        for (const rows of applied) expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
        expect(applied[0]).not.toEqual([]);
      } finally {
        await Promise.all(opened.map((database) => database.close()));
      }
    },
  );
});

describe.runIf(postgresBinaries !== null)("behind a websocket proxy", () => {
  test("a proxy that is restarted costs the queries in flight; the pool connects anew by itself", async () => {
    const url = await createDatabase(server.url, "restarted");
    const database = await openMigrated({ url, embeddedFolder: "", driver: "neon", neonProxy: proxy.url });
    try {
      const slow = expect(database.db.execute(sql`select pg_sleep(30)`)).rejects.toThrow();
      const { db } = database;
      while ((await sleeping(db)) === 0) await new Promise((resolve) => setImmediate(resolve));
      proxy.drop();
      await slow;
      // The pool may hand out an idle connection before it hears that this one broke too.
      const asked = () => queryRows(db, sql`select 1 as one`).catch(() => "lost");
      await expect.poll(asked).toEqual([{ one: 1 }]);
    } finally {
      await database.close();
    }
  });
});

async function sleeping(db: Database): Promise<number> {
  const rows = await queryRows<{ count: number }>(
    db,
    sql`select count(*)::int as count from pg_stat_activity where wait_event = 'PgSleep'`,
  );
  return rows[0]?.count ?? 0;
}

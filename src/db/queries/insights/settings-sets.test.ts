import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryRows } from "@/db/client";
import { settingsSets } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import { testDatabase } from "@/testing/test-database";
import { settingsIdOf } from "./settings-sets";

const asked = brief.parse({ prompt: "A bottle on a beach at noon, calm." });

test("a combination of settings has one number", async () => {
  const db = await testDatabase();
  const id = await settingsIdOf(db, asked);
  expect(await settingsIdOf(db, brief.parse({ prompt: "Quite another film altogether." }))).toBe(id);
  expect(await settingsIdOf(db, brief.parse({ ...asked, coherence: { finishing: false } }))).not.toBe(id);
});

// Connections of their own exist on a server only.
test.runIf(process.env.TEST_DATABASE_URL)(
  "who waited for another to add a combination holds up nobody that refers to it",
  async () => {
    const db = await testDatabase();
    const isWaited = async () => {
      const [row] = await queryRows<{ n: number }>(
        db,
        sql`select count(*)::int as n from pg_locks where not granted and locktype = 'transactionid'`,
      );
      return (row?.n ?? 0) > 0;
    };
    const [found, referred] = [signal(), signal()];
    let waiting: Promise<number> = Promise.resolve(0);
    const first = await db.transaction(async (tx) => {
      const id = await settingsIdOf(tx, asked);
      waiting = db.transaction(async (other) => {
        const id = await settingsIdOf(other, asked);
        found.give();
        // It goes on with other work until somebody who refers to the same settings is through.
        await referred.given;
        return id;
      });
      await expect.poll(isWaited).toBe(true);
      return id;
    });
    await found.given;
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '5s'`);
      // What a foreign key does.
      const rows = await tx.select().from(settingsSets).for("key share");
      expect(rows.map(({ id }) => id)).toEqual([first]);
    });
    referred.give();
    expect(await waiting).toBe(first);
  },
);

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

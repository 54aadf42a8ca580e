import { randomBytes } from "node:crypto";
import { eq, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { resealProviderKey, saveProviderKey } from "@/db/queries/provider-keys";
import { insertUser } from "@/db/queries/users";
import { providerKeys } from "@/db/schema/all";
import { keyedProviders } from "@/domain/provider-keys/provider-key";
import { testDatabase } from "@/testing/test-database";
import { keySealer } from "./provider-access";
import { createVault, type Vault } from "./vault";
import { resealAll } from "./vault-rotation";

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const vaultOf = (...keys: [Buffer, ...Buffer[]]) => createVault({ keys, onSecret: () => undefined });
const before = vaultOf(oldKey);
const after = vaultOf(newKey, oldKey);
let db: Database;

/** Every person has a key at every provider; its text says whose it is. */
beforeEach(async () => {
  db = await testDatabase();
  for (const username of ["ana", "ben", "cleo", "dora"]) {
    const wished = { username, email: null, passwordHash: null };
    const user = await db.transaction((tx) => insertUser(tx, wished, { onlyFirst: false }));
    for (const provider of keyedProviders) await save(before, user!.id, provider);
  }
});

async function save(vault: Vault, ownerId: string, provider: (typeof keyedProviders)[number]) {
  const place = { ownerId, provider, baseUrl: provider === "openai" ? "https://models.example/v1" : null };
  const sealed = keySealer(vault, place).seal(`key of ${ownerId} at ${provider}`);
  await saveProviderKey(db, { ...place, sealed, hint: "", textModel: null });
}

const sealedWith = (vault: Vault) =>
  db.$count(providerKeys, like(providerKeys.sealed, `${vault.currentPrefix}%`));

async function expectAllReadable(vault: Vault) {
  for (const row of await db.select().from(providerKeys)) {
    expect(keySealer(vault, row).open(row.sealed)).toBe(`key of ${row.ownerId} at ${row.provider}`);
  }
}

test("all keys are sealed anew, in batches, and open without the old key afterwards", async () => {
  expect(await resealAll({ db, vault: after }, { batchSize: 2 })).toEqual({ resealed: 8, unreadable: 0 });
  await expectAllReadable(vaultOf(newKey));
  expect(await resealAll({ db, vault: after })).toEqual({ resealed: 0, unreadable: 0 });
});

test("an interrupted rotation leaves everything readable, and the next one does the rest", async () => {
  const abort = new AbortController();
  let opened = 0;
  const interrupted = createVault({
    keys: [newKey, oldKey],
    onSecret: () => {
      // Told twice for each row: when it is opened and when it is sealed.
      if (++opened === 8) abort.abort();
    },
  });
  await expect(resealAll({ db, vault: interrupted }, { signal: abort.signal })).rejects.toMatchObject({
    code: "cancelled",
    message: expect.stringContaining("after 4 stored keys"),
  });
  expect([await sealedWith(after), await sealedWith(before)]).toEqual([4, 4]);
  await expectAllReadable(after);
  expect(await resealAll({ db, vault: after })).toEqual({ resealed: 4, unreadable: 0 });
  await expectAllReadable(vaultOf(newKey));
});

test("two rotations at once do each row once", async () => {
  const both = await Promise.all([resealAll({ db, vault: after }), resealAll({ db, vault: after })]);
  expect(both[0].resealed + both[1].resealed).toBe(8);
  await expectAllReadable(vaultOf(newKey));
});

test("a key that its owner has replaced in the meantime stays as the owner has it", async () => {
  const [row] = await db.select().from(providerKeys).limit(1);
  const stale = keySealer(after, row!).seal("what it was before");
  await save(before, row!.ownerId, row!.provider);
  expect(await resealProviderKey(db, row!, stale)).toBe(false);
  await expectAllReadable(after);
});

test("rows that cannot be read are counted and left alone; the others get their new key", async () => {
  const [row] = await db.select().from(providerKeys).limit(1);
  const foreign = keySealer(vaultOf(randomBytes(32)), row!).seal("of another installation");
  await db.update(providerKeys).set({ sealed: foreign }).where(eq(providerKeys.id, row!.id));
  expect(await resealAll({ db, vault: after }, { batchSize: 3 })).toEqual({ resealed: 7, unreadable: 1 });
  const [left] = await db.select().from(providerKeys).where(eq(providerKeys.id, row!.id));
  expect(left?.sealed).toBe(foreign);
});

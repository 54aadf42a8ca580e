import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { release, reserve, settle } from "@/db/queries/money/book";
import { operations, providerHealth } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import type { CostLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type {
  Operation,
  OperationState,
  ProviderLimits,
  WantedOperation,
} from "@/domain/operation/operation";
import type { StageName } from "@/domain/run/run";

type Row = typeof operations.$inferSelect;

const openStates = ["open", "submitting", "accepted", "answered", "unclear"] as const;

const asOperation = (row: Row): Operation => ({ ...row, stage: row.stage as StageName });

/** The owner's open operation for this work, or a new one with its money reserved. Throws "cost-limit". */
export function openOperation(
  db: Database,
  run: RunRef,
  { wanted, limits }: { wanted: WantedOperation; limits: CostLimits },
): Promise<Operation> {
  return db.transaction(async (tx) => {
    const { ceilingMicros: reservedMicros, ...facts } = wanted;
    const [added] = await tx
      .insert(operations)
      .values({
        ...facts,
        reservedMicros,
        ownerId: run.ownerId,
        projectId: run.projectId,
        runId: run.id,
      })
      .onConflictDoNothing()
      .returning();
    if (added) {
      await reserve(tx, entryOf(run, added, reservedMicros), limits);
      return asOperation(added);
    }
    const [known] = await tx
      .select()
      .from(operations)
      .where(
        and(
          eq(operations.ownerId, run.ownerId),
          eq(operations.key, wanted.key),
          inArray(operations.state, [...openStates]),
        ),
      );
    if (!known) throw new StudioError("provider-unavailable", "A call ended while it was asked for");
    return asOperation(known);
  });
}

export async function getOperation(db: Database, id: string): Promise<Operation> {
  const [row] = await db.select().from(operations).where(eq(operations.id, id));
  if (!row) throw new StudioError("not-found", "This call is not in the books");
  return asOperation(row);
}

/** Remembers how a provider did. `failure` null: well. */
export async function noteHealth(
  db: Database,
  { provider, failure, now }: { provider: string; failure: string | null; now: Date },
  { failuresUntilRest, restSeconds }: ProviderLimits,
): Promise<void> {
  if (failure === null) {
    const well = { failures: 0, openUntil: null, lastSuccessAt: now };
    await db
      .insert(providerHealth)
      .values({ provider, ...well })
      .onConflictDoUpdate({ target: providerHealth.provider, set: well });
    return;
  }
  const until = new Date(now.getTime() + restSeconds * 1000);
  await db
    .insert(providerHealth)
    .values({ provider, failures: 1, lastFailure: failure, lastFailureAt: now })
    .onConflictDoUpdate({
      target: providerHealth.provider,
      set: {
        failures: sql`${providerHealth.failures} + 1`,
        openUntil: sql`case when ${providerHealth.failures} + 1 >= ${failuresUntilRest} then ${until.toISOString()}::timestamptz else ${providerHealth.openUntil} end`,
        lastFailure: failure,
        lastFailureAt: now,
      },
    });
}

/** Moves an operation on; false when it was not in a state to be moved from. */
async function move(
  db: Database,
  { id, from }: { id: string; from: readonly OperationState[] },
  set: Partial<typeof operations.$inferInsert>,
): Promise<Row | null> {
  const [moved] = await db
    .update(operations)
    .set(set)
    .where(and(eq(operations.id, id), inArray(operations.state, [...from])))
    .returning();
  return moved ?? null;
}

/** Nothing was sent after all: the operation may be sent by whoever comes next. */
export async function reopenOperation(db: Database, id: string): Promise<void> {
  await move(db, { id, from: ["submitting"] }, { state: "open", holder: null, submittedAt: null });
}

/** The vendor has taken it. */
export async function acceptOperation(db: Database, id: string, handle: Json): Promise<void> {
  await move(db, { id, from: ["submitting", "unclear"] }, { state: "accepted", handle });
}

/** The result is in our storage; what it cost is booked when it is put in its place. */
export async function answerOperation(
  db: Database,
  id: string,
  { result, costMicros }: { result: Json; costMicros: number },
): Promise<void> {
  await move(
    db,
    { id, from: ["submitting", "accepted", "unclear"] },
    {
      state: "answered",
      result,
      chargedMicros: costMicros,
    },
  );
}

export async function markUnclear(db: Database, id: string, message: string): Promise<void> {
  await move(
    db,
    { id, from: ["submitting"] },
    {
      state: "unclear",
      failure: { code: "outcome-unknown", message },
    },
  );
}

/** Ends an operation without a result. What it cost all the same is charged, the rest is given back. */
export function failOperation(
  db: Database,
  run: RunRef,
  { id, costMicros, failure }: { id: string; costMicros: number; failure: { code: string; message: string } },
): Promise<void> {
  return db.transaction(async (tx) => {
    const row = await move(
      tx,
      { id, from: openStates },
      {
        state: "failed",
        failure,
        chargedMicros: costMicros,
        endedAt: new Date(),
      },
    );
    if (!row) return;
    const entry = entryOf(run, row, row.reservedMicros);
    if (costMicros > 0) await settle(tx, { ...entry, chargedMicros: costMicros });
    else await release(tx, entry);
  });
}

/**
 * Books answered operations, in the transaction that puts their result in its place, and tells what they cost. All
 * rows are locked before the first booking: whoever books holds the balances that others wait for.
 */
export async function settleOperations(tx: Database, run: RunRef, ids: readonly string[]): Promise<number> {
  const rows: Row[] = [];
  for (const id of ids) {
    const row = await move(tx, { id, from: ["answered"] }, { state: "settled", endedAt: new Date() });
    if (row) rows.push(row);
  }
  for (const row of rows) {
    const chargedMicros = row.chargedMicros ?? 0;
    await settle(tx, { ...entryOf(run, row, row.reservedMicros), chargedMicros });
  }
  return rows.reduce((sum, { chargedMicros }) => sum + (chargedMicros ?? 0), 0);
}

/** Charges an answered operation without putting its result anywhere yet: whoever takes the result pays nothing more. */
export function bookOperation(db: Database, run: RunRef, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(operations).where(eq(operations.id, id)).for("update");
    if (row?.state !== "answered") return;
    await settle(tx, { ...entryOf(run, row, row.reservedMicros), chargedMicros: row.chargedMicros ?? 0 });
  });
}

/**
 * The maker wants unclear calls of a run made again. Whether they were billed is not known, so that they are charged in
 * full: the books may be too high, never too low.
 */
export function writeOffUnclear(db: Database, run: RunRef): Promise<number> {
  return db.transaction(async (tx) => {
    const failure = { code: "outcome-unknown", message: "Nobody could tell whether this call was made." };
    const rows = await tx
      .update(operations)
      .set({ state: "failed", failure, chargedMicros: operations.reservedMicros, endedAt: new Date() })
      .where(and(eq(operations.runId, run.id), eq(operations.state, "unclear")))
      .returning();
    for (const row of rows) {
      await settle(tx, { ...entryOf(run, row, row.reservedMicros), chargedMicros: row.reservedMicros });
    }
    return rows.length;
  });
}

/** Calls of a run that are not over, for ending them with the run. */
export async function openOperationsOf(db: Database, runId: string): Promise<Operation[]> {
  const rows = await db
    .select()
    .from(operations)
    .where(and(eq(operations.runId, runId), notInArray(operations.state, ["settled", "failed", "unclear"])));
  return rows.map(asOperation);
}

/** What a webhook's address names, with whose account it belongs to. */
export async function findWebhookOperation(
  db: Database,
  id: string,
): Promise<{ id: string; ownerId: string; provider: string } | null> {
  const [found] = await db
    .select({ id: operations.id, ownerId: operations.ownerId, provider: operations.provider })
    .from(operations)
    .where(eq(operations.id, id));
  return found ?? null;
}

/** The vendor has told that a job has changed: whoever waits for it asks at once. */
export async function notifyOperation(db: Database, id: string, now: Date): Promise<boolean> {
  const moved = await db
    .update(operations)
    .set({ notifiedAt: now })
    .where(eq(operations.id, id))
    .returning({ id: operations.id });
  return moved.length > 0;
}

/** Whether another call of ours has this handle. */
export async function handleIsTaken(
  db: Database,
  { provider, handle, except }: { provider: string; handle: Json; except: string },
): Promise<boolean> {
  const [found] = await db
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(
        eq(operations.provider, provider),
        sql`${operations.handle}::jsonb = ${JSON.stringify(handle)}::jsonb`,
        sql`${operations.id} <> ${except}`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

const entryOf = (run: RunRef, row: Row, reservedMicros: number) => ({
  run,
  operationId: row.id,
  operationKey: row.id,
  provider: row.provider,
  stage: row.stage as StageName,
  model: row.model,
  description: row.slot,
  amountMicros: reservedMicros,
  reservedMicros,
});

import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { countCharge } from "@/db/queries/insights/charges";
import { limitsOf } from "@/db/queries/money/limits";
import { addRunEvent } from "@/db/queries/runs";
import { balances, ledger } from "@/db/schema/all";
import type { Balance } from "@/db/schema/money";
import type { RunRef } from "@/domain/build/build";
import {
  type BalanceKey,
  balanceKeys,
  exceededLimit,
  exceededText,
  type LedgerKind,
  monthOf,
  type Payer,
} from "@/domain/cost/book";
import type { CostLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import type { StageName } from "@/domain/run/run";

/** The operation that money is booked for. */
type Booked = {
  run: RunRef;
  operationId: string | null;
  /** Unique for each operation: one that is made anew after its money was given back needs another key. */
  operationKey: string;
  provider: string;
  stage: StageName;
  model: string;
  description: string;
  /** When it happens; now, unless a test says otherwise. */
  at?: Date;
};

/** What comes after a reservation: `reservedMicros` is what was asked for, zero when nothing was reserved. */
type Reserved = Booked & { reservedMicros: number };

/**
 * Holds an amount for a call that is about to be made, in the caller's transaction. Nothing happens for an amount of
 * zero, and when the operation has its reservation already.
 *
 * Throws StudioError "cost-limit" when a limit of the run, its project, its owner or the installation would be passed.
 */
export async function reserve(
  tx: Database,
  { amountMicros, ...entry }: Booked & { amountMicros: number },
  defaults: CostLimits,
): Promise<void> {
  if (amountMicros === 0) return;
  const payer = payerOf(entry);
  const keys = balanceKeys(payer);
  const current = await shiftBalances(tx, keys, { spentMicros: 0, heldMicros: 0 });
  const known = await findReservation(tx, entry.operationKey);
  if (known) {
    if (known.operationId === entry.operationId) return;
    throw new StudioError("conflict", `Another operation was booked as ${entry.operationKey} before`);
  }
  const limits = await limitsOf(tx, keys, defaults);
  const standing = current.map((balance) => ({ ...balance, limitMicros: limits.get(balance.scope) ?? null }));
  const exceeded = exceededLimit(standing, amountMicros);
  if (exceeded) {
    throw new StudioError("cost-limit", exceededText(exceeded, amountMicros));
  }
  if (await write(tx, entry, { payer, kind: "reserve", amountMicros })) {
    await shiftBalances(tx, keys, { spentMicros: 0, heldMicros: amountMicros });
  }
}

/**
 * Gives the reservation back and charges what the call did cost, also when that is more than was reserved or nothing.
 * The run that reserved pays, even if it is another one that waits for the result. Repeats change nothing.
 */
export async function settle(
  tx: Database,
  { chargedMicros, ...entry }: Reserved & { chargedMicros: number },
): Promise<void> {
  const payer = await giveBack(tx, entry);
  const keys = balanceKeys(payer);
  // Only what moves money takes its turn at the balances: free work of many shots does not queue up behind them.
  if (chargedMicros > 0) await shiftBalances(tx, keys, { spentMicros: 0, heldMicros: 0 });
  const written = await write(tx, entry, { payer, kind: "charge", amountMicros: chargedMicros });
  if (!written || chargedMicros === 0) return;
  await shiftBalances(tx, keys, { spentMicros: chargedMicros, heldMicros: 0 });
  if (payer.runId === null) return;
  await addRunEvent(
    tx,
    { id: payer.runId, attempt: entry.run.attempt },
    { key: `cost/${entry.operationKey}`, data: { type: "cost", amountMicros: chargedMicros } },
  );
}

/** Gives back what was reserved for a call that cost nothing or was never made. Repeats change nothing. */
export async function release(tx: Database, entry: Reserved): Promise<void> {
  await giveBack(tx, entry);
}

/** Writes the release, if there is something to give back, and tells who pays for the operation. */
async function giveBack(tx: Database, { reservedMicros, ...entry }: Reserved): Promise<Payer> {
  const reservation = reservedMicros === 0 ? null : await findReservation(tx, entry.operationKey);
  if (!reservation) return payerOf(entry);
  const keys = balanceKeys(reservation);
  const { amountMicros } = reservation;
  await shiftBalances(tx, keys, { spentMicros: 0, heldMicros: 0 });
  if (await write(tx, entry, { payer: reservation, kind: "release", amountMicros: -amountMicros })) {
    await shiftBalances(tx, keys, { spentMicros: 0, heldMicros: -amountMicros });
  }
  return reservation;
}

const payerOf = ({ run, at = new Date() }: Booked): Payer => ({
  ownerId: run.ownerId,
  projectId: run.projectId,
  runId: run.id,
  period: monthOf(at),
});

async function findReservation(tx: Database, operationKey: string) {
  const [found] = await tx
    .select({
      operationId: ledger.operationId,
      amountMicros: ledger.amountMicros,
      ownerId: ledger.ownerId,
      projectId: ledger.projectId,
      runId: ledger.runId,
      period: ledger.period,
    })
    .from(ledger)
    .where(and(eq(ledger.operationKey, operationKey), eq(ledger.kind, "reserve")));
  return found ?? null;
}

/** False when the operation has an entry of this kind already. */
async function write(
  tx: Database,
  { run: _, at, ...entry }: Booked,
  { payer, ...booking }: { payer: Payer; kind: LedgerKind; amountMicros: number },
): Promise<boolean> {
  const { ownerId, projectId, runId, period } = payer;
  const written = await tx
    .insert(ledger)
    .values({ ...entry, ...booking, ownerId, projectId, runId, period, ...(at ? { createdAt: at } : {}) })
    .onConflictDoNothing()
    .returning({ id: ledger.id });
  const [row] = written;
  // Free work holds no row that others wait for, as with the balances.
  if (row && booking.kind === "charge" && booking.amountMicros > 0) await countCharge(tx, row.id);
  return row !== undefined;
}

/**
 * Adds to totals and tells what they are now. The rows stay locked until the transaction ends; a shift by nothing only
 * locks and reads. All transactions lock in the order of the keys and before they write to the ledger, so that they
 * wait for one another and never in a circle.
 */
async function shiftBalances(
  tx: Database,
  keys: readonly BalanceKey[],
  by: { spentMicros: number; heldMicros: number },
): Promise<(Balance & Pick<BalanceKey, "kind">)[]> {
  const rows = await tx
    .insert(balances)
    .values(keys.map(({ scope, period }) => ({ scope, period, ...by })))
    .onConflictDoUpdate({
      target: [balances.scope, balances.period],
      set: {
        spentMicros: sql`${balances.spentMicros} + excluded.spent_micros`,
        heldMicros: sql`${balances.heldMicros} + excluded.held_micros`,
      },
    })
    .returning();
  return rows.flatMap((row) =>
    keys.filter(({ scope }) => scope === row.scope).map(({ kind }) => ({ ...row, kind })),
  );
}

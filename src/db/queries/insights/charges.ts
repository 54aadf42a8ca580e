import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { addToAggregate, changedRows, costSums } from "@/db/queries/insights/daily-counts";

/** Counts a charge of the ledger, in the transaction that writes it. */
export function countCharge(tx: Database, ledgerId: string): Promise<void> {
  const changed = sql`select * from ledger where id = ${ledgerId}::uuid`;
  return addToAggregate(tx, "costs", { changed, sums: costSums(changedRows) });
}

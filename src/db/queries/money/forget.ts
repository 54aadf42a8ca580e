import { eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { balances, costLimits, runs } from "@/db/schema/all";
import { scopeOf } from "@/domain/cost/book";

/**
 * Removes the totals and limits of a project and its runs, before the project itself goes for good. What its owner and
 * the installation have spent stays, and so do the entries of the ledger.
 */
export async function forgetProjectMoney(tx: Database, projectId: string): Promise<void> {
  const rows = await tx.select({ id: runs.id }).from(runs).where(eq(runs.projectId, projectId));
  const scopes = [scopeOf("project", projectId), ...rows.map(({ id }) => scopeOf("run", id))];
  await tx.delete(balances).where(inArray(balances.scope, scopes));
  await tx.delete(costLimits).where(inArray(costLimits.scope, scopes));
}

import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { earlierCosts } from "@/db/schema/all";

export type EarlierCost = Omit<typeof earlierCosts.$inferSelect, "id" | "projectId">;

/** What a project had cost where it came from, newest first; nothing for one that was made here. */
export function earlierCostsOf(db: Database, projectId: string) {
  const { stage, model, description, amountMicros } = earlierCosts;
  return db
    .select({ stage, model, description, amountMicros })
    .from(earlierCosts)
    .where(eq(earlierCosts.projectId, projectId))
    .orderBy(desc(earlierCosts.chargedAt), desc(earlierCosts.id));
}

const rowsAtOnce = 1000;

export async function addEarlierCosts(
  tx: Database,
  projectId: string,
  costs: readonly EarlierCost[],
): Promise<void> {
  for (let from = 0; from < costs.length; from += rowsAtOnce) {
    const rows = costs.slice(from, from + rowsAtOnce).map((cost) => ({ projectId, ...cost }));
    await tx.insert(earlierCosts).values(rows);
  }
}

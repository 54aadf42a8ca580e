import { eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { costLimits } from "@/db/schema/all";
import { type BalanceKey, limitOf, scopeOf } from "@/domain/cost/book";
import type { CostLimits } from "@/domain/cost/limits";

/** The limit that holds for each scope, in micro-dollars; null is none. */
export async function limitsOf(
  db: Database,
  keys: readonly Pick<BalanceKey, "kind" | "scope">[],
  defaults: CostLimits,
): Promise<Map<string, number | null>> {
  const general = keys.flatMap(({ kind }) => (kind === "installation" ? [] : [scopeOf(kind, "*")]));
  const set = await setLimits(db, [...keys.map(({ scope }) => scope), ...general]);
  return new Map(keys.map((key) => [key.scope, limitOf(key, { set, defaults })]));
}

/** Limits that people have set for exactly these scopes; a scope without one is absent. */
export async function setLimits(
  db: Database,
  scopes: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await db
    .select({ scope: costLimits.scope, limitMicros: costLimits.limitMicros })
    .from(costLimits)
    .where(inArray(costLimits.scope, [...scopes]));
  return new Map(rows.map(({ scope, limitMicros }) => [scope, limitMicros]));
}

/** Sets the limit of a scope. Work under way is not stopped by a lower one; the next call is. */
export async function setLimit(
  db: Database,
  { scope, limitMicros, setBy }: { scope: string; limitMicros: number | null; setBy: string },
): Promise<void> {
  const values = { limitMicros, setBy, updatedAt: new Date() };
  await db
    .insert(costLimits)
    .values({ scope, ...values })
    .onConflictDoUpdate({ target: costLimits.scope, set: values });
}

/** Goes back to what holds without a limit of its own. */
export async function removeLimit(db: Database, scope: string): Promise<void> {
  await db.delete(costLimits).where(eq(costLimits.scope, scope));
}

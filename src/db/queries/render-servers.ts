import { and, asc, eq, gt, ne, notLike } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type RenderServer, renderServers, type StoredWorkflow, workflows } from "@/db/schema/all";

export const listRenderServers = (db: Database): Promise<RenderServer[]> =>
  db.select().from(renderServers).orderBy(asc(renderServers.createdAt), asc(renderServers.id));

export async function findRenderServer(db: Database, id: string): Promise<RenderServer | null> {
  const [found] = await db.select().from(renderServers).where(eq(renderServers.id, id));
  return found ?? null;
}

/** Whether another server has this name. */
export async function isServerNameTaken(
  db: Database,
  { name, except }: { name: string; except: string | null },
): Promise<boolean> {
  const same = eq(renderServers.name, name);
  const [found] = await db
    .select({ id: renderServers.id })
    .from(renderServers)
    .where(except === null ? same : and(same, ne(renderServers.id, except)));
  return found !== undefined;
}

export async function insertRenderServer(
  db: Database,
  server: Omit<RenderServer, "createdAt">,
): Promise<void> {
  await db.insert(renderServers).values(server);
}

/** False when there is no such server. */
export async function updateRenderServer(
  db: Database,
  { id, ...change }: Omit<RenderServer, "createdAt" | "ownerId">,
): Promise<boolean> {
  const changed = await db
    .update(renderServers)
    .set(change)
    .where(eq(renderServers.id, id))
    .returning({ id: renderServers.id });
  return changed.length > 0;
}

/** False when there is no such server. */
export async function deleteRenderServer(db: Database, id: string): Promise<boolean> {
  const deleted = await db
    .delete(renderServers)
    .where(eq(renderServers.id, id))
    .returning({ id: renderServers.id });
  return deleted.length > 0;
}

/** Servers with a token that does not begin with `prefix`, in the order of their ids. */
export async function renderServersSealedOtherwise(
  db: Database,
  { prefix, afterId, limit }: { prefix: string; afterId: string | null; limit: number },
): Promise<(RenderServer & { sealedToken: string })[]> {
  const rows = await db
    .select()
    .from(renderServers)
    .where(
      and(
        notLike(renderServers.sealedToken, `${prefix}%`),
        afterId === null ? undefined : gt(renderServers.id, afterId),
      ),
    )
    .orderBy(asc(renderServers.id))
    .limit(limit);
  return rows.flatMap(({ sealedToken, ...row }) => (sealedToken === null ? [] : [{ ...row, sealedToken }]));
}

/** False when the token was replaced or removed in the meantime. */
export async function resealRenderServer(
  db: Database,
  { id, sealedToken }: { id: string; sealedToken: string },
  resealed: string,
): Promise<boolean> {
  const changed = await db
    .update(renderServers)
    .set({ sealedToken: resealed })
    .where(and(eq(renderServers.id, id), eq(renderServers.sealedToken, sealedToken)))
    .returning({ id: renderServers.id });
  return changed.length > 0;
}

export const listWorkflows = (db: Database): Promise<StoredWorkflow[]> =>
  db.select().from(workflows).orderBy(asc(workflows.createdAt), asc(workflows.id));

export async function findWorkflow(db: Database, id: string): Promise<StoredWorkflow | null> {
  const [found] = await db.select().from(workflows).where(eq(workflows.id, id));
  return found ?? null;
}

export async function insertWorkflow(
  db: Database,
  workflow: Pick<StoredWorkflow, "ownerId" | "name" | "kind" | "document" | "inputs">,
): Promise<void> {
  await db.insert(workflows).values(workflow);
}

export async function updateWorkflow(
  db: Database,
  { id, name, inputs }: Pick<StoredWorkflow, "id" | "name" | "inputs">,
): Promise<void> {
  await db.update(workflows).set({ name, inputs }).where(eq(workflows.id, id));
}

/** Whether another workflow has this name. */
export async function isWorkflowNameTaken(
  db: Database,
  { name, except }: { name: string; except: string | null },
): Promise<boolean> {
  const same = eq(workflows.name, name);
  const [found] = await db
    .select({ id: workflows.id })
    .from(workflows)
    .where(except === null ? same : and(same, ne(workflows.id, except)));
  return found !== undefined;
}

/** False when there is no such workflow. */
export async function deleteWorkflow(db: Database, id: string): Promise<boolean> {
  const deleted = await db.delete(workflows).where(eq(workflows.id, id)).returning({ id: workflows.id });
  return deleted.length > 0;
}

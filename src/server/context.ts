import type { Database } from "@/db/client";
import type { NotedChange } from "@/domain/audit/audit";
import { getRuntime } from "@/runtime/running";
import type { Runtime } from "@/runtime/runtime";
import { auth, type SessionUser } from "@/server/auth/auth";

/** What procedures work with. */
export type Context = {
  db: Database;
  runtime: Runtime;
  user: SessionUser | null;
  /** Network address of the caller, for limits by address. */
  address: string;
  /** Lets a mutation tell the audit log what it has changed. */
  noteChange?: ((change: NotedChange) => void) | undefined;
};

export type SignedInContext = Context & { user: SessionUser };

/** The context of the request being answered. */
export async function createContext({ address = "" }: { address?: string } = {}): Promise<Context> {
  const runtime = await getRuntime();
  return { runtime, db: runtime.db, user: await auth(), address };
}

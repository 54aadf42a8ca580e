import { AsyncLocalStorage } from "node:async_hooks";

/** What a line of the log can be found by: the request, the person, the run and the step it was written for. */
export type WorkIds = { requestId?: string; userId?: string; runId?: string; step?: string };

/** Next bundles pages and routes apart from one another; ids set in one bundle have to be seen by the log in another. */
const shared = globalThis as typeof globalThis & { framewrightWorkIds?: AsyncLocalStorage<WorkIds> };
shared.framewrightWorkIds ??= new AsyncLocalStorage();
const storage = shared.framewrightWorkIds;

/**
 * Does the work with exactly these ids on every line that is logged meanwhile. Those of before do not go on: the engine
 * may have been woken by a request that has nothing to do with the step it takes up next.
 */
export function withWorkIds<Result>(ids: WorkIds, work: () => Result): Result {
  return storage.run(ids, work);
}

export const currentWorkIds = (): WorkIds => storage.getStore() ?? {};

import type { Inngest } from "inngest";
import type { Json } from "@/domain/json";
import type { Engine } from "@/engine/create-engine";

/** How a run ended, as `inngest/function.*` events tell it. */
export type RunEnd = {
  status: "completed" | "failed" | "cancelled";
  functionId: string;
  runId: string;
  eventData: Record<string, Json>;
  result?: Json;
  error?: { name: string; message: string };
};

/** An app whose functions an engine runs, as a scenario sees it. */
export type Scenario = {
  client: Inngest;
  /** Aborts in-flight work where the engine can. */
  engine: Pick<Engine, "signalFor">;
  /** Waits for the end of a run of the function whose event carries this `id`. */
  end(functionId: string, id: string): Promise<RunEnd>;
  /** All ends so far. */
  ends: RunEnd[];
  /** Remembers what happened under an id. */
  log(id: string, what: string): void;
  logged(id: string): string[];
  /** Id of the run that the event of this id started, once there is one. */
  runId(id: string): Promise<string>;
  /** Waits until the run that the event of this id started waits for this many events. */
  untilWaiting(id: string, waits: number): Promise<void>;
  /** Waits until no cancel rule for this event guards the run that the event of this id started. */
  untilUnguarded(id: string, cancelEvent: string): Promise<void>;
  /** Waits until something was logged under the id. */
  untilLogged(id: string, what: string): Promise<void>;
};

export type TestFunctions = ReturnType<Inngest["createFunction"]>[];
export type DefineFunctions = (app: Scenario) => TestFunctions;

export const silence = () => undefined;
export const silentLogger = { info: silence, warn: silence, error: silence, debug: silence };

/** Waits for conditions that change only when `changed` is called. */
export function createConditions() {
  const waiters = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiters]) check();
    },
    until: <Found>(find: () => Found | undefined) =>
      new Promise<Found>((resolve) => {
        const check = () => {
          const found = find();
          if (found === undefined) return;
          waiters.delete(check);
          resolve(found);
        };
        waiters.add(check);
        check();
      }),
  };
}

/** The part of a scenario that happens in this process, and the function that hears how runs end. */
export function createJournal(
  client: Inngest,
  { onEnd }: { onEnd?: ((end: RunEnd) => void) | undefined } = {},
) {
  const { changed, until } = createConditions();
  const events = new Map<string, string[]>();
  const ends: RunEnd[] = [];
  const logged = (id: string) => events.get(id) ?? [];
  const watcher = watchEnds(client, (end) => {
    ends.push(end);
    onEnd?.(end);
    changed();
  });
  return {
    watcher,
    ends,
    logged,
    end: (functionId: string, id: string) =>
      until(() => ends.find((end) => end.functionId === `test-${functionId}` && end.eventData.id === id)),
    log(id: string, what: string) {
      events.set(id, [...logged(id), what]);
      changed();
    },
    untilLogged: (id: string, what: string) =>
      until(() => logged(id).find((entry) => entry === what)).then(silence),
  };
}

function watchEnds(client: Inngest, onEnd: (end: RunEnd) => void) {
  const triggers = ["finished", "failed", "cancelled"].map((kind) => ({ event: `inngest/function.${kind}` }));
  return client.createFunction({ id: "watcher", triggers }, ({ event }) => {
    const end = readEnd(event.name, event.data);
    if (end) onEnd(end);
  });
}

function readEnd(name: string, data: Record<string, Json>): RunEnd | null {
  const event = data.event as { data: Record<string, Json> };
  const end = {
    functionId: String(data.function_id),
    runId: String(data.run_id),
    eventData: event.data,
  };
  if (name.endsWith("failed")) {
    return { ...end, status: "failed", error: data.error as { name: string; message: string } };
  }
  if (name.endsWith("cancelled")) return { ...end, status: "cancelled" };
  // Every end is also told as "finished"; only a completed run has a result.
  return "result" in data ? { ...end, status: "completed", result: data.result ?? null } : null;
}

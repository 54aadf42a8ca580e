import { setMaxListeners } from "node:events";
import type { Database } from "@/db/client";
import { stoppedRuns } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";

const lookEveryMs = 500;

/** Tells steps at work, within a second, that their run was cancelled, whichever process was asked to cancel it. */
export type Cancellations = {
  signalFor(run: RunRef): AbortSignal;
  close(): void;
};

export function createCancellations({
  db,
  onTrouble,
}: {
  db: Database;
  onTrouble(error: unknown): void;
}): Cancellations {
  const watched = new Map<string, { run: RunRef; controller: AbortController }>();
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    const runs = [...watched.values()].map(({ run }) => run);
    for (const stopped of await stoppedRuns(db, runs)) {
      watched.get(keyOf(stopped))?.controller.abort(new Error("The run was cancelled"));
      watched.delete(keyOf(stopped));
    }
  };
  const lookLater = () => {
    if (timer || watched.size === 0) return;
    timer = setTimeout(() => {
      // A database out of reach now may be back at the next look; the run itself notices when it writes.
      void look()
        .catch(onTrouble)
        .finally(() => {
          timer = undefined;
          lookLater();
        });
    }, lookEveryMs);
    timer.unref();
  };

  return {
    signalFor(run) {
      const known = watched.get(keyOf(run));
      if (known) return known.controller.signal;
      const controller = new AbortController();
      // Every piece of work of the run listens to this one signal.
      setMaxListeners(0, controller.signal);
      watched.set(keyOf(run), { run, controller });
      lookLater();
      return controller.signal;
    },
    close() {
      clearTimeout(timer);
      watched.clear();
    },
  };
}

const keyOf = ({ id, attempt }: Pick<RunRef, "id" | "attempt">) => `${id}/${attempt}`;

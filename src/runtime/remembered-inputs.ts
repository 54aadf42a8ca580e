import type { RunInputs } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";

type Attempt = Pick<RunRef, "id" | "attempt">;

/** More attempts than a process works on at a time: who is forgotten is read anew. */
const mostAttempts = 100;

const nameOf = ({ id, attempt }: Attempt) => `${id}/${attempt}`;

/**
 * What attempts of runs were started with, read once while they are at work rather than at each of their calls. Nobody, in
 * this process or another, can change it: briefs and versions of workspaces are only added, and a run takes the newest
 * version with its next attempt, which is another name here.
 */
export function rememberInputs(read: (runId: string) => Promise<RunInputs & { attempt: number }>) {
  const known = new Map<string, RunInputs>();
  return {
    /** What an attempt was started with. Throws as `read` does. */
    async of(run: Attempt): Promise<RunInputs> {
      const name = nameOf(run);
      const before = known.get(name);
      if (before) return before;
      const { attempt, ...inputs } = await read(run.id);
      // A call of an attempt that was given up may come late, and meet what the next one was started with.
      if (attempt !== run.attempt) return inputs;
      known.set(name, frozen(inputs));
      const [oldest] = known.keys();
      if (known.size > mostAttempts && oldest !== undefined) known.delete(oldest);
      return inputs;
    },
    /** For an attempt that has ended. */
    forget(run: Attempt): void {
      known.delete(nameOf(run));
    },
  };
}

/** Many calls share what is remembered: none may change it. */
function frozen<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) frozen(part);
  return Object.freeze(value);
}

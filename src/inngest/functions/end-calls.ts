import { getRun, refOf } from "@/db/queries/runs";
import type { InngestClient } from "@/inngest/client";
import type { ContextFor } from "@/inngest/context-for";
import { runCancelled } from "@/inngest/events";
import { endCalls } from "@/pipeline/operation/end-calls";
import type { Steps } from "@/pipeline/ports";
import type { Runtime } from "@/runtime/runtime";

/** Calls that were being sent at the cancel have been answered by then, or nobody will ever answer them. */
const patience = "4m";

/**
 * After a cancel: jobs at vendors are stopped and what they cost is booked, also those that no step was looking at. The
 * run's own functions have been ended by the same event.
 */
export function endCallsFunction(
  client: InngestClient,
  { db, contextFor }: { db: Runtime["db"]; contextFor: ContextFor },
) {
  return client.createFunction(
    { id: "end-calls", triggers: [runCancelled], retries: 5 },
    async ({ event, step }) => {
      const { runId } = event.data;
      const end = async (late: boolean) => {
        const run = await getRun(db, runId);
        // Taken up again meanwhile: its calls are in use.
        if (run?.status !== "cancelled") return { left: 0 };
        return endCalls(await contextFor(refOf(run), noSteps), { late });
      };
      const { left } = await step.run("end", () => end(false));
      if (left === 0) return { left };
      await step.sleep("let calls come back", patience);
      return step.run("end late ones", () => end(true));
    },
  );
}

const noSteps: Steps = {
  run: (id) => Promise.reject(new Error(`${id} was asked for after the run's end`)),
  sleep: (id) => Promise.reject(new Error(`${id} was asked for after the run's end`)),
  parallel: () => Promise.reject(new Error("Branches were asked for after the run's end")),
  shot: (id) => Promise.reject(new Error(`${id} was asked for after the run's end`)),
};

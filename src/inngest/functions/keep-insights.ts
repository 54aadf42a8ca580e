import { cron } from "inngest";
import { catchUp } from "@/db/queries/insights/catch-up";
import { refreshProposals } from "@/db/queries/insights/proposals";
import type { InngestClient } from "@/inngest/client";
import type { Runtime } from "@/runtime/runtime";

/** So much is counted in one step; a step that died counts its batch again, which changes nothing. */
const batch = 500;
/** An installation that has more than this to catch up on goes on the next night. */
const mostBatches = 200;

/** Every night: counts what was made before there were counts, and proposes changes of defaults that pairs speak for. */
export function keepInsightsFunction(client: InngestClient, { db }: Pick<Runtime, "db">) {
  return client.createFunction({ id: "keep-insights", triggers: [cron("47 3 * * *")] }, async ({ step }) => {
    for (let number = 0; number < mostBatches; number++) {
      const { clips, scorecards, runs } = await step.run(`count/${number}`, () => catchUp(db, batch));
      if (clips + scorecards + runs === 0) break;
    }
    return { open: await step.run("propose", () => refreshProposals(db, new Date())) };
  });
}

import type { InngestClient } from "@/inngest/client";
import type { ContextFor } from "@/inngest/context-for";
import { durableSteps } from "@/inngest/durable-steps";
import { runCancelled, runRequested } from "@/inngest/events";
import type { ShotJobFunctions } from "@/inngest/functions/shot-jobs";
import { shotOutcome } from "@/pipeline/jobs";
import type { Steps } from "@/pipeline/ports";
import { type Recipe, runToEnd } from "@/pipeline/recipes/ad";
import { recipeOfRun } from "@/pipeline/recipes/heroes";

/** Steps of one owner's runs that are worked on at once: a hundred runs of one maker leave room for others. */
const stepsPerOwner = 10;

export function makeVideoFunction(
  client: InngestClient,
  {
    contextFor,
    jobs,
    recipe,
  }: { contextFor: ContextFor; jobs: ShotJobFunctions; recipe?: Recipe | undefined },
) {
  return client.createFunction(
    {
      id: "make-video",
      triggers: [runRequested],
      retries: 3,
      concurrency: { limit: stepsPerOwner, key: "event.data.run.ownerId" },
      // A double click or a repeated delivery of one attempt is one run.
      idempotency: "event.data.run.id + string(event.data.run.attempt)",
      cancelOn: [{ event: runCancelled, if: "async.data.runId == event.data.run.id" }],
      onFailure: async ({ event, error, step }) => {
        const { run } = runRequested.schema.parse(event.data.event.data);
        await step.run("run/failed", async () => {
          const { records } = await contextFor(run, unusedSteps);
          await records.endRun(run, {
            status: "failed",
            failure: { code: "media-failed", message: error.message },
          });
        });
      },
    },
    async ({ event, step, group, attempt }) => {
      const { run } = event.data;
      const steps = durableSteps({
        step,
        group,
        attempt,
        shot: async (id, job, input) =>
          shotOutcome.parse(await step.invoke(id, { function: jobs[job], data: input })),
      });
      const outcome = await runToEnd(await contextFor(run, steps), recipe ?? recipeOfRun);
      return { status: outcome.status };
    },
  );
}

/** Writing down a failure takes no further steps. */
const unusedSteps: Steps = {
  run: (_id, work) => work(),
  sleep: async () => undefined,
  parallel: (branches) => Promise.all(branches.map((branch) => branch())),
  shot: (_id, job) => Promise.reject(new Error(`${job} was asked for while a failure is written down`)),
};

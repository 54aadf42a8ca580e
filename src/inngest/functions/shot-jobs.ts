import { invoke } from "inngest";
import type { InngestClient } from "@/inngest/client";
import type { ContextFor } from "@/inngest/context-for";
import { durableSteps } from "@/inngest/durable-steps";
import { runCancelled, shotJob } from "@/inngest/events";
import type { ShotJob } from "@/pipeline/jobs";
import { runJob } from "@/pipeline/run-job";

/** Shots of one owner that are worked on at once: a long run leaves room for others. */
const shotsPerOwner = 12;

/** One function for each kind of work on a single shot, called by the run's function. */
export function shotJobFunctions(client: InngestClient, contextFor: ContextFor) {
  const jobFunction = (name: ShotJob) =>
    client.createFunction(
      {
        id: name,
        triggers: [invoke(shotJob)],
        retries: 3,
        concurrency: { limit: shotsPerOwner, key: "event.data.run.ownerId" },
        cancelOn: [{ event: runCancelled, if: "async.data.runId == event.data.run.id" }],
      },
      async ({ event, step, group, attempt }) => {
        const ctx = await contextFor(event.data.run, durableSteps({ step, group, attempt, shot: refuse }));
        return runJob(ctx, name, event.data);
      },
    );
  return { "draw-frames": jobFunction("draw-frames"), "animate-shot": jobFunction("animate-shot") };
}

export type ShotJobFunctions = ReturnType<typeof shotJobFunctions>;

const refuse = (id: string) => Promise.reject(new Error(`A job calls no other job, but ${id} was asked for`));

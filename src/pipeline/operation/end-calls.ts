import { StudioError } from "@/domain/errors";
import type { Operation } from "@/domain/operation/operation";
import { endOperation } from "@/pipeline/operation/follow";
import type { Models, RunContext } from "@/pipeline/ports";
import type { RemoteJob } from "@/providers/contract/remote-job";

type Cancelable = Pick<RemoteJob<unknown, unknown>, "cancel" | "status">;

/**
 * Ends the calls of a run that goes on no more. Jobs are stopped at their vendor; answers that are here already are
 * booked and kept for when the run is taken up again. `left` counts the calls that are still being sent: with `late`
 * nobody is sending them any more, and what became of them is unclear.
 */
export async function endCalls(ctx: RunContext, { late }: { late: boolean }): Promise<{ left: number }> {
  let left = 0;
  for (const operation of await ctx.records.operations.openOf(ctx.run)) {
    if (operation.state === "submitting" && !late) left += 1;
    else await endCall(ctx, operation);
  }
  return { left };
}

async function endCall(ctx: RunContext, operation: Operation): Promise<void> {
  const { operations } = ctx.records;
  switch (operation.state) {
    case "open":
      return operations.fail(ctx.run, { id: operation.id, costMicros: 0, failure: cancelled });
    case "submitting":
      return operations.unclear(
        operation.id,
        `The run was cancelled while ${operation.model} was called. Whether the call was taken is not known.`,
      );
    case "accepted":
      return endOperation(ctx, { job: jobOf(ctx.models, operation), slot: operation.slot }, operation.id);
    case "answered":
      return operations.book(ctx.run, operation.id);
    default:
      return;
  }
}

const cancelled = { code: "cancelled", message: "The run was cancelled" };

/** The job that a call was made with. */
function jobOf(models: Models, { model }: Operation): Cancelable {
  const all = [
    models.text,
    models.image,
    models.video,
    models.music,
    models.effects,
    models.speech,
    models.judge,
    ...models.fallbacks.image,
    ...models.fallbacks.video,
  ];
  const job = all.find((candidate) => candidate?.id === model)?.job;
  if (!job) throw new StudioError("misconfigured", `The model ${model} cannot be had any more`);
  return job as Cancelable;
}

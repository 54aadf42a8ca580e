import { addBrief, newestBrief } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import type { CostEstimate } from "@/domain/view/views";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { earlierRun } from "./estimate-earlier";
import { estimateProject } from "./estimate-project";
import { requireRest } from "./require-rest";
import { takeRunFromLimit } from "./run-limit";

type Request = { projectId: string; models: ModelChoice };

/** What making a project with these models would cost: its plan and what they have made already at nothing. */
export async function estimateReal(ctx: SignedInContext, request: Request): Promise<CostEstimate> {
  return (await prepare(ctx, request)).estimate;
}

/**
 * Makes a project again with other models: a new version of its brief and a run of it. With the same text model words and
 * plan are found as they were; what other models draw is drawn anew, and every earlier take stays.
 */
export async function makeReal(ctx: SignedInContext, request: Request): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  const { projectId } = request;
  const { brief, estimate } = await prepare(ctx, request);
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    const last = await requireRest(tx, { projectId, what: "making it with other models" });
    const { briefId } = await addBrief(tx, { projectId, brief, digest: runtime.briefDigest(brief) });
    const run = await addRun(tx, {
      projectId,
      ownerId: user.userId,
      briefId,
      options: {
        // Shots of another plan have nothing in common with those that were redrawn.
        shotSeeds: estimate.byShot.length > 0 ? (last?.options.shotSeeds ?? {}) : {},
        estimateMicros: estimate.totalMicros,
        estimateSeconds: estimate.typicalSeconds,
      },
    });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

async function prepare(ctx: SignedInContext, { projectId, models }: Request) {
  const { data } = await newestBrief(ctx.db, projectId);
  const brief = { ...data, models };
  const localText = ctx.runtime.models.local.text.id;
  const earlier = await earlierRun(ctx.db, { projectId, brief, localText });
  return { brief, estimate: await estimateProject(ctx, { brief, earlier }) };
}

import { runSteps, slotValue } from "@/db/queries/project-history";
import { lockProject, newestBrief } from "@/db/queries/projects";
import { addRun, getRun, openRewrite } from "@/db/queries/runs";
import { newestWorkspace } from "@/db/queries/workspaces";
import { StudioError } from "@/domain/errors";
import type { Rewrite, RewriteRequest } from "@/domain/plan/rewrite-request";
import { questionCharacters } from "@/domain/plan/rewrite-wish";
import { isOpen, modelsOfRun } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import type { RewriteView } from "@/domain/view/workspace-views";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { takeFromLimit } from "@/server/limits";
import { plannedWith } from "@/server/workspace/workspace-view";

const textsAnHour = 240;

type Ctx = Pick<SignedInContext, "db" | "runtime" | "user">;

/**
 * Has some fields of a shot or of a scene written again, beside whatever else is at work: the plan stays as it is until the maker takes
 * the answer. Throws "not-found" while nothing is planned, "conflict" while another text is being written.
 */
export async function askForRewrite(
  { db, runtime, user }: Ctx,
  { projectId, request }: { projectId: string; request: RewriteRequest },
): Promise<{ runId: string }> {
  const { micros: estimateMicros } = await rewritePrice({ db, runtime, user }, { projectId });
  const limit = { key: `rewrites/${user.userId}`, limit: textsAnHour, windowSeconds: 3600, what: "texts" };
  await takeFromLimit(db, limit);
  return db.transaction(async (tx) => {
    // Two clicks ask twice; the second finds the text that is being written.
    await lockProject(tx, projectId);
    if (await openRewrite(tx, projectId)) {
      throw new StudioError("conflict", "Wait for the text that is being written before asking for another");
    }
    const { id: briefId } = await newestBrief(tx, projectId);
    const options = { shotSeeds: {}, rewrite: request, estimateMicros };
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

/** What one answer of the project's planner is expected to cost. Throws "not-found" while nothing is planned. */
export async function rewritePrice(
  { db, runtime, user }: Ctx,
  { projectId }: { projectId: string },
): Promise<{ micros: number; model: string; followsWishes: boolean }> {
  const { data } = await newestWorkspace(db, projectId);
  const planned = await plannedWith(db, { projectId, data });
  if (!planned) throw new StudioError("not-found", "There is no plan yet. Wait until the shots are planned.");
  const { data: brief } = await newestBrief(db, projectId);
  const { text: id } = brief.models;
  const { text } = await runtime.models.forChoice(
    user.userId,
    modelsOfRun({ rewrite: anyRewrite }, brief.models),
  );
  const characters = questionCharacters(planned.plan, planned.narrative.story);
  return { micros: text.priceMicros({ characters }), model: text.name, followsWishes: id !== null };
}

/** The models are the same whatever is asked. */
const anyRewrite: RewriteRequest = { shotKey: "any", fields: ["action"], guidance: "", attempt: 0 };

/** How far the planner is with what it was asked for; "not-found" for a run of anything else. */
export async function rewriteView(
  { db }: Pick<Ctx, "db">,
  { projectId, runId }: { projectId: string; runId: string },
): Promise<RewriteView> {
  const run = await getRun(db, runId);
  const request = run?.options.rewrite;
  if (!run || !request || run.projectId !== projectId) {
    throw new StudioError("not-found", "Nothing was asked for here. Ask for the text again.");
  }
  const proposal = (await slotValue(db, { runId, slot: slots.rewrite })) as Rewrite | null;
  if (isOpen(run.status)) return { request, state: "writing" };
  if (run.status !== "done" || !proposal) {
    const message =
      run.failure?.message ?? "The planner was stopped before it answered. Ask for the text again.";
    return { request, state: "failed", message };
  }
  const { costMicros } = await runSteps(db, run);
  return { request, state: "proposed", proposal, costMicros };
}

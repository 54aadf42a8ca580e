import type { Database } from "@/db/client";
import { artifactById, findArtifact } from "@/db/queries/build-records";
import { lastOfSlots, ownedKeys, plansOfRuns, takeKeys } from "@/db/queries/past-work";
import { newestBrief } from "@/db/queries/projects";
import { latestVideoRun, refOf } from "@/db/queries/runs";
import { newestWorkspace } from "@/db/queries/workspaces";
import type { Brief } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import type { ShotPrompts } from "@/domain/plan/shot-prompts";
import { modelsOfRun, type RunOptions } from "@/domain/run/run";
import type { Workspace } from "@/domain/workspace/workspace";
import type { RunContext, StageDeps, Steps } from "@/pipeline/ports";
import { inspectPrompts } from "@/pipeline/survey/inspect-prompts";
import type { Past, PastWork } from "@/pipeline/survey/past";
import { type Surveyed, survey } from "@/pipeline/survey/survey";
import { modelsWithWishes } from "@/runtime/decided-for";
import type { ModelDesk } from "@/runtime/model-desk";

type Parts = { db: Database; deps: StageDeps; desk: Pick<ModelDesk, "forChoice"> };

/**
 * How every piece of a project's video stands to what its maker has decided by now. Nothing is made or written. Throws
 * "not-found" for a project that was never run.
 *
 * @param wishes What is decided, when that is not the project's newest version.
 */
export async function surveyProject(
  parts: Parts,
  request: { projectId: string; wishes?: Workspace },
): Promise<Surveyed[]> {
  const { base, brief, past } = await lookedThrough(parts, request);
  return survey(base, { brief, past });
}

/** What models would be told for a shot by what is decided by now; null while nothing is planned. Throws as `surveyProject`. */
export async function promptsOfShot(
  parts: Parts,
  { shotKey, ...request }: { projectId: string; shotKey: string; wishes?: Workspace },
): Promise<ShotPrompts | null> {
  const { base, brief, past } = await lookedThrough(parts, request);
  return inspectPrompts(base, { brief, past, shotKey });
}

/** Both questions, for the projects of an installation. */
export const openSurveys = (parts: Parts) => ({
  survey: (request: { projectId: string; wishes?: Workspace }) => surveyProject(parts, request),
  promptsOfShot: (request: { projectId: string; shotKey: string }) => promptsOfShot(parts, request),
});

/** The run that would be started now, to be looked through. */
async function lookedThrough(
  { db, deps, desk }: Parts,
  { projectId, wishes: given }: { projectId: string; wishes?: Workspace },
): Promise<{ base: RunContext; brief: Brief; past: Past }> {
  const last = await latestVideoRun(db, projectId);
  if (!last) throw new StudioError("not-found", "This project has no video to look through yet");
  const { data: brief } = await newestBrief(db, projectId);
  const wishes = given ?? (await newestWorkspace(db, projectId)).data;
  const options = nextOptions(last.options);
  const chosen = modelsOfRun(options, brief.models);
  const base = {
    ...deps,
    run: { ...refOf(last), options },
    wishes,
    models: await modelsWithWishes(desk, last.ownerId, { chosen, wishes }),
    steps: noSteps,
    signal: new AbortController().signal,
    callbackUrl: () => null,
  };
  return { base, brief, past: await pastOf(db, { projectId, ownerId: last.ownerId }) };
}

/** What a run that makes what is stale would have: everything of the last one, but that it makes things. */
function nextOptions({ rebuild, guided, ...options }: RunOptions): RunOptions {
  return options;
}

/** The survey takes steps of its own. */
const noSteps: Steps = {
  run: (id) => Promise.reject(new Error(`A survey takes no durable step, but ${id} was asked for`)),
  sleep: (id) => Promise.reject(new Error(`A survey waits for nothing, but ${id} was asked for`)),
  parallel: () => Promise.reject(new Error("A survey has no branches of a durable run")),
  shot: (id) => Promise.reject(new Error(`A survey makes no shot, but ${id} was asked for`)),
};

async function pastOf(
  db: Database,
  { projectId, ownerId }: { projectId: string; ownerId: string },
): Promise<Past> {
  const rows = await lastOfSlots(db, projectId);
  const plans = await plansOfRuns(db, [...new Set(rows.map(({ runId }) => runId))]);
  const bySlot = new Map(
    rows.map(({ slot, runId, ...row }): [string, PastWork] => [
      slot,
      { ...row, plan: planIn(plans.get(runId)) },
    ]),
  );
  // Most of what is looked for is what is there: no question each for that.
  const byKey = new Map(rows.map(({ id, contentKey, data }) => [contentKey, { id, contentKey, data }]));
  const keys = await takeKeys(db, projectId);
  const takeIds = new Map(keys.map(({ id, slot, contentKey }) => [`${slot} ${contentKey}`, id]));
  let owned: Promise<Set<string>> | null = null;
  return {
    last: (slot) => bySlot.get(slot) ?? null,
    async find(contentKey) {
      const there = byKey.get(contentKey);
      if (there) return there;
      // A large project asks for thousands of keys that nothing has.
      owned ??= ownedKeys(db, ownerId);
      return (await owned).has(contentKey) ? findArtifact(db, { ownerId, contentKey }) : null;
    },
    artifact: (id) => artifactById(db, { ownerId, id }),
    takeOf: (slot, contentKey) => takeIds.get(`${slot} ${contentKey}`) ?? null,
  };
}

const planIn = (data: unknown): Plan | null => (data as { plan: Plan } | undefined)?.plan ?? null;

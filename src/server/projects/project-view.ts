import type { Database } from "@/db/client";
import { originalsOf } from "@/db/queries/cut-outs";
import { projectTakes, slotValues } from "@/db/queries/project-history";
import { getProject, newestBrief, ownedUploads } from "@/db/queries/projects";
import { runEventsAfter, shownRun } from "@/db/queries/runs";
import { cutTakeIds } from "@/db/queries/takes";
import type { Upload } from "@/db/schema/projects";
import type { Run } from "@/db/schema/runs";
import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { scorecardVersion } from "@/domain/quality/scorecard";
import { stagesOf } from "@/domain/run/run";
import { applyRunEvent, initialRunState, type RunState } from "@/domain/run/run-state";
import type { ProductImageView, ProjectView, TakeView } from "@/domain/view/views";
import type { Blobs } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { imageView, mediaView } from "@/server/media/media-views";

export type PlannedValue = { plan: Plan; narrative: Narrative; markdown: string };

/** Everything the project page shows. */
export async function projectView(
  { db, runtime, user }: SignedInContext,
  { projectId }: { projectId: string },
): Promise<ProjectView> {
  const project = await getProject(db, projectId);
  const { data: brief } = await newestBrief(db, projectId);
  const run = await shownRun(db, projectId);
  const { resolved, planned } = await wordsOfRun(db, run);
  const uploads = await ownedUploads(db, { ownerId: user.userId, digests: brief.imageDigests });
  return {
    id: project.id,
    title: project.title,
    status: project.status,
    createdAt: project.createdAt.toISOString(),
    brief,
    resolved,
    plan: planned?.plan ?? null,
    narrative: planned && { document: planned.narrative, markdown: planned.markdown },
    run: run && {
      id: run.id,
      number: run.number,
      options: run.options,
      state: await runState(db, run),
      failure: run.failure,
      estimateSeconds: run.options.estimateSeconds ?? null,
      createdAt: run.createdAt.toISOString(),
    },
    takes: await takeViews(db, runtime.blobs, projectId),
    cutTakeIds: await cutTakeIds(db, projectId),
    images: await imageViews(runtime.blobs, {
      ...{ digests: brief.imageDigests, uploads },
      originals: await originalsOf(db, { ownerId: user.userId, digests: brief.imageDigests }),
    }),
  };
}

/** What a run was asked for and what it planned, as far as it has come. */
export async function wordsOfRun(
  db: Database,
  run: Pick<Run, "id"> | null,
): Promise<{ resolved: ResolvedBrief | null; planned: PlannedValue | null }> {
  const values = run && (await slotValues(db, { runId: run.id, slots: ["brief", "plan"] }));
  return {
    resolved: (values?.get("brief") ?? null) as ResolvedBrief | null,
    planned: (values?.get("plan") ?? null) as PlannedValue | null,
  };
}

/** In the order of the brief, which is the maker's. */
function imageViews(
  blobs: Blobs,
  {
    digests,
    uploads,
    originals,
  }: { digests: readonly string[]; uploads: readonly Upload[]; originals: ReadonlyMap<string, Upload> },
): Promise<ProductImageView[]> {
  const known = digests.flatMap((digest) => uploads.filter((upload) => upload.digest === digest));
  return Promise.all(
    known.map(async (upload) => {
      const original = originals.get(upload.digest);
      return {
        ...(await imageView(blobs, upload)),
        original: original ? await imageView(blobs, original) : null,
      };
    }),
  );
}

/** A run as its events tell it. The row has the last word on how it stands: a cancel is written there first. */
export async function runState(db: Database, run: Run): Promise<RunState> {
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0, limit: 5000 });
  const state = events.reduce(applyRunEvent, initialRunState(stagesOf(run.options)));
  return { ...state, status: run.status };
}

async function takeViews(db: Database, blobs: Blobs, projectId: string): Promise<TakeView[]> {
  const rows = await projectTakes(db, projectId);
  return Promise.all(
    rows.map(async ({ take, chosen, chosenBy, reason, score, scoreVersion }) => ({
      id: take.id,
      kind: take.kind,
      slot: take.slot,
      media: await mediaView(blobs, take),
      model: take.model,
      seed: take.seed,
      draft: take.draft,
      prompt: take.prompt,
      costMicros: take.costMicros,
      selected: chosen === take.id,
      chosenBy,
      score,
      outdated: scoreVersion !== null && scoreVersion !== scorecardVersion,
      reason,
    })),
  );
}

import { type VariationRow, variationsOf } from "@/db/queries/comparisons";
import { adoptTake, selectedTake } from "@/db/queries/maker-choices";
import { slotValue } from "@/db/queries/project-history";
import { lockProject, newestBrief } from "@/db/queries/projects";
import { addRun, latestVideoRun } from "@/db/queries/runs";
import type { Run } from "@/db/schema/runs";
import type { Take } from "@/db/schema/takes";
import { refuseUnlikeShot } from "@/domain/comparison/take-across";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import { slots } from "@/domain/shot/take";
import { chooseSeams, clipLengths } from "@/domain/timeline/seams";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { earlierRun } from "@/server/projects/estimate-earlier";
import { estimateProject } from "@/server/projects/estimate-project";
import type { PlannedValue } from "@/server/projects/project-view";

type Request = {
  comparisonId: string;
  /** Positions of variations. */
  from: number;
  into: number;
  /** Number of the shot, from 1, in both. */
  shot: number;
};

/**
 * "Take shot 3 from B into A": B's selected clip becomes a take of A, the maker's choice for that shot, and a run of A
 * cuts and renders anew; all else is found as it is. Throws StudioError "conflict" when the clip does not fit.
 */
export async function takeShot(ctx: SignedInContext, request: Request): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  if (request.from === request.into) {
    throw new StudioError("invalid-input", "Choose two different variations");
  }
  const rows = await variationsOf(db, [request.comparisonId]);
  const source = await planOf(ctx, rowAt(rows, request.from));
  const target = await planOf(ctx, rowAt(rows, request.into));
  const slot = slots.clip(shotKey(target, request.shot));
  const take = await fittingTake(ctx, { source, target, shot: request.shot });
  const { projectId, label } = target.row;
  const { id: briefId, data: brief } = await newestBrief(db, projectId);
  const localText = runtime.models.local.text.id;
  const earlier = await earlierRun(db, { projectId, brief, localText });
  const estimate = await estimateProject(ctx, { brief, earlier });
  return db.transaction(async (tx) => {
    // Two clicks ask twice; the second finds the run of the first.
    await lockProject(tx, projectId);
    const last = await latestVideoRun(tx, projectId);
    if (last?.status !== "done") {
      throw new StudioError("conflict", `Wait until ${label} is finished before taking a shot into it`);
    }
    const options = {
      ...last.options,
      rebuild: "cut" as const,
      estimateMicros: estimate.totalMicros,
      estimateSeconds: estimate.typicalSeconds,
    };
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    const reason = `Taken by you from ${source.row.label}, shot ${request.shot}`;
    await adoptTake(tx, take, { projectId, slot, briefId, personId: user.userId, runId: run.id, reason });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

type Planned = { row: VariationRow; run: Run; plan: Plan };

function rowAt(rows: readonly VariationRow[], position: number): VariationRow {
  const row = rows.find((candidate) => candidate.position === position);
  if (!row) throw new StudioError("not-found", "This comparison has no such variation");
  return row;
}

async function planOf({ db }: SignedInContext, row: VariationRow): Promise<Planned> {
  const run = await latestVideoRun(db, row.projectId);
  const planned = run && ((await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null);
  if (!run || !planned) throw new StudioError("conflict", `${row.label} has no shots yet`);
  return { row, run, plan: planned.plan };
}

function shotKey({ row, plan }: Planned, number: number): string {
  const shot = plan.shots[number - 1];
  if (!shot) throw new StudioError("not-found", `${row.label} has no shot ${number}`);
  return shot.key;
}

/** The source's selected clip of a shot, which has the size and rate of the target's and is long enough for its place. */
async function fittingTake(
  { db }: SignedInContext,
  { source, target, shot }: { source: Planned; target: Planned; shot: number },
): Promise<Take> {
  const clipOf = async (planned: Planned) => {
    const { projectId, label } = planned.row;
    const take = await selectedTake(db, { projectId, slot: slots.clip(shotKey(planned, shot)) });
    if (!take) throw new StudioError("conflict", `Shot ${shot} of ${label} has no clip yet`);
    return take;
  };
  const take = await clipOf(source);
  const present = await clipOf(target);
  const { data: brief } = await newestBrief(db, target.row.projectId);
  const place = clipLengths(target.plan, chooseSeams(target.plan, brief.coherence))[shot - 1];
  refuseUnlikeShot(shot, {
    from: { ...take, label: source.row.label, fps: source.plan.fps },
    into: { ...present, label: target.row.label, fps: target.plan.fps, durationFrames: place ?? null },
  });
  return take;
}

import { limitsOf, setLimit } from "@/db/queries/money/limits";
import { balancesOf } from "@/db/queries/money/usage";
import { latestRun } from "@/db/queries/runs";
import { balanceKeys, monthOf, scopeOf } from "@/domain/cost/book";
import type { ProjectCosts, Standing } from "@/domain/cost/cost-views";
import type { LimitKind } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { resumeRun } from "@/server/runs/resume-run";

/** What a project and its newest run have cost, with every limit that can stop the run. */
export async function projectCosts(
  { db, runtime, user }: SignedInContext,
  { projectId }: { projectId: string },
): Promise<ProjectCosts> {
  const run = await latestRun(db, projectId);
  const keys = balanceKeys({
    ownerId: user.userId,
    projectId,
    runId: run?.id ?? null,
    period: monthOf(new Date()),
  });
  const limits = await limitsOf(db, keys, runtime.env.costLimits);
  const current = await balancesOf(db, keys);
  const standing = (kind: LimitKind): Standing => {
    const scope = keys.find((key) => key.kind === kind)?.scope ?? "";
    const { spentMicros, heldMicros } = current.get(scope) ?? { spentMicros: 0, heldMicros: 0 };
    return { spentMicros, heldMicros, limitMicros: limits.get(scope) ?? null };
  };
  return {
    project: standing("project"),
    run: run && { id: run.id, ...standing("run") },
    user: standing("user"),
    installation: user.role === "admin" ? standing("installation") : null,
  };
}

/** New limits of a project and of its newest run; null is no limit, what is absent stays. */
export type ProjectLimits = {
  projectMicros?: number | null | undefined;
  runMicros?: number | null | undefined;
};

/** Sets limits and, when asked to, takes the run up again, all or nothing. */
export async function limitProject(
  { db, runtime, user }: SignedInContext,
  { projectId, projectMicros, runMicros, resume }: ProjectLimits & { projectId: string; resume: boolean },
): Promise<{ resumed: boolean }> {
  return db.transaction(async (tx) => {
    const setBy = user.userId;
    if (projectMicros !== undefined) {
      await setLimit(tx, { scope: scopeOf("project", projectId), limitMicros: projectMicros, setBy });
    }
    if (runMicros !== undefined) {
      const run = await latestRun(tx, projectId);
      if (!run) throw new StudioError("not-found", "This project has no run to limit");
      await setLimit(tx, { scope: scopeOf("run", run.id), limitMicros: runMicros, setBy });
    }
    if (resume) await resumeRun({ db: tx, runtime }, { projectId, payAgain: false });
    return { resumed: resume };
  });
}

import type { Database } from "@/db/client";
import { heroLook } from "@/db/queries/heroes";
import { addOrigin } from "@/db/queries/iterations";
import { addProject, ownsProject } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { rememberSettings } from "@/db/queries/setting-profiles";
import { type Brief, inUsualSize } from "@/domain/brief/brief";
import { asDraft, type ModelChoice } from "@/domain/catalogue/model-choice";
import { StudioError } from "@/domain/errors";
import type { HeroRequest } from "@/domain/run/run";
import type { CostEstimate } from "@/domain/view/views";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { requireFiles } from "@/server/uploads/require-files";
import type { EarlierRun } from "./estimate-earlier";
import { estimateProject } from "./estimate-project";
import { takeRunFromLimit } from "./run-limit";

/** The title until the planner has found one. */
const titleCharacters = 60;

export type NewProject = {
  brief: Brief;
  estimate: CostEstimate;
  /** For a draft: the models of the real thing. */
  finalModels: ModelChoice | null;
};
type FirstRun = Omit<NewProject, "estimate"> & {
  estimate: Pick<CostEstimate, "totalMicros" | "typicalSeconds">;
  guided?: boolean;
  /** Hero frames that are drawn first; the video itself is then asked for later. */
  heroes?: HeroRequest;
};

/**
 * Starts a new video: project, brief, run and the request to make it, in one transaction. A draft is drawn by this
 * machine first; the run remembers which models are wanted for the real thing.
 */
export async function createProject(
  ctx: SignedInContext,
  {
    from,
    guided = false,
    ...request
  }: {
    brief: Brief;
    draftFirst: boolean;
    /** Whether the run stops for the maker at its checkpoints. */
    guided?: boolean;
    /** Project it is started from. */
    from?: string | undefined;
  },
): Promise<{ projectId: string }> {
  const project = await prepareProject(ctx, request);
  if (from && !(await ownsProject(ctx.db, { projectId: from, userId: ctx.user.userId }))) {
    throw new StudioError("not-found", "The project that this one was to start from does not exist");
  }
  await takeRunFromLimit(ctx);
  return ctx.db.transaction(async (tx) => {
    await rememberSettings(tx, { ownerId: ctx.user.userId, settings: project.brief.coherence });
    const started = await startProject(tx, ctx, { ...project, guided });
    if (from) await addOrigin(tx, { ...started, fromProjectId: from });
    return started;
  });
}

/** Says now what can be known to be wrong, not after the wait. Nothing is written. */
export async function prepareProject(
  ctx: SignedInContext,
  {
    brief: asked,
    draftFirst,
    earlier = null,
  }: { brief: Brief; draftFirst: boolean; earlier?: EarlierRun | null },
): Promise<NewProject> {
  const wanted = inUsualSize(asked, ctx.runtime.env.shortSide);
  const brief = draftFirst ? { ...wanted, models: asDraft(wanted.models) } : wanted;
  const estimate = await estimateProject(ctx, { brief, earlier });
  await checkFiles({ ...ctx, brief });
  return { brief, estimate, finalModels: draftFirst ? wanted.models : null };
}

/** Writes a prepared project with its first run and asks for that run, in the caller's transaction. */
export async function startProject(
  tx: Database,
  { runtime, user }: Pick<SignedInContext, "runtime" | "user">,
  { brief, estimate, finalModels, heroes, guided = false }: FirstRun,
): Promise<{ projectId: string }> {
  const { projectId, briefId } = await addProject(tx, {
    ownerId: user.userId,
    brief,
    digest: runtime.briefDigest(brief),
    title: shortened(brief.prompt),
  });
  const options = {
    shotSeeds: {},
    estimateMicros: estimate.totalMicros,
    estimateSeconds: estimate.typicalSeconds,
    ...(finalModels && { finalModels }),
    ...(heroes && { heroes }),
    ...(guided && { guided }),
  };
  const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
  await rememberSettings(tx, { ownerId: user.userId, settings: brief.coherence });
  await requestRun(tx, runtime, run);
  return { projectId };
}

/** Throws "invalid-input" when the brief names a file that is not, or no longer, the maker's. */
export async function checkFiles({
  db,
  user,
  brief,
}: Pick<SignedInContext, "db" | "user"> & { brief: Brief }): Promise<void> {
  const { imageDigests, brand } = brief;
  const pictures = [...imageDigests, ...(brand.logoDigest ? [brand.logoDigest] : [])];
  await requireFiles({ db, user }, { pictures, fonts: brand.ownFont ? [brand.ownFont.digest] : [] });
  const { heroDigest: digest = null } = brief;
  if (digest !== null && !(await heroLook(db, { ownerId: user.userId, digest }))) {
    throw new StudioError("invalid-input", "The hero frame is no longer there. Go on without it.");
  }
}

export function shortened(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim();
  if (line.length <= titleCharacters) return line;
  return `${line.slice(0, titleCharacters).replace(/\s+\S*$/, "")}…`;
}

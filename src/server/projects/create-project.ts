import { addProject, ownedUploads } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { rememberSettings } from "@/db/queries/setting-profiles";
import type { Brief } from "@/domain/brief/brief";
import { asDraft } from "@/domain/catalogue/model-choice";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { estimateProject } from "./estimate-project";
import { takeRunFromLimit } from "./run-limit";

/** The title until the planner has found one. */
const titleCharacters = 60;

/**
 * Starts a new video: project, brief, run and the request to make it, in one transaction. A draft is drawn by this
 * machine first; the run remembers which models are wanted for the real thing.
 */
export async function createProject(
  ctx: SignedInContext,
  { brief: wanted, draftFirst }: { brief: Brief; draftFirst: boolean },
): Promise<{ projectId: string }> {
  const { db, runtime, user } = ctx;
  const brief = draftFirst ? { ...wanted, models: asDraft(wanted.models) } : wanted;
  // What can be known to be wrong is said now, not after the wait.
  const estimate = await estimateProject(ctx, { brief });
  await checkUploads({ db, user, brief });
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
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
      ...(draftFirst && { finalModels: wanted.models }),
    };
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    await rememberSettings(tx, { ownerId: user.userId, settings: brief.coherence });
    await requestRun(tx, runtime, run);
    return { projectId };
  });
}

async function checkUploads({ db, user, brief }: Pick<SignedInContext, "db" | "user"> & { brief: Brief }) {
  const digests = [...brief.imageDigests, ...(brief.brand.logoDigest ? [brief.brand.logoDigest] : [])];
  const owned = new Set(
    (await ownedUploads(db, { ownerId: user.userId, digests })).map(({ digest }) => digest),
  );
  if (digests.some((digest) => !owned.has(digest))) {
    throw new StudioError(
      "invalid-input",
      "One of the images is no longer there. Remove it and add it again.",
    );
  }
}

function shortened(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim();
  if (line.length <= titleCharacters) return line;
  return `${line.slice(0, titleCharacters).replace(/\s+\S*$/, "")}…`;
}

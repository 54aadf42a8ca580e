import { newestBrief, ownsProject, projectWithBrief } from "@/db/queries/projects";
import type { Brief } from "@/domain/brief/brief";
import { briefSeed } from "@/domain/brief/resolve-brief";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { type EarlierRun, earlierRun, sameWords } from "@/server/projects/estimate-earlier";

/**
 * What the owner has made already for a variation's brief: in a project with this very brief, or in the one that the
 * comparison starts from. Null: nothing that is known of. Throws StudioError "not-found" for a start that is not theirs.
 */
export async function earlierWork(
  { db, runtime, user }: SignedInContext,
  { brief, fromProjectId }: { brief: Brief; fromProjectId: string | null },
): Promise<EarlierRun | null> {
  const localText = runtime.models.local.text.id;
  if (fromProjectId) {
    if (!(await ownsProject(db, { projectId: fromProjectId, userId: user.userId }))) {
      throw new StudioError("not-found", "The video to start from does not exist, or it is not yours");
    }
    const { data: before } = await newestBrief(db, fromProjectId);
    const same = sameWords(withSeed(before), brief);
    if (same && (before.models.text ?? localText) === (brief.models.text ?? localText)) {
      return earlierRun(db, { projectId: fromProjectId, brief: { ...brief, seed: before.seed }, localText });
    }
  }
  for (const candidate of waysToAsk(brief)) {
    const digest = runtime.briefDigest(candidate);
    const known = await projectWithBrief(db, { ownerId: user.userId, digest });
    if (known) return earlierRun(db, { projectId: known.projectId, brief: candidate, localText });
  }
  return null;
}

const withSeed = (brief: Brief): Brief => ({ ...brief, seed: brief.seed ?? briefSeed(brief) });

/** A brief that leaves the seed open is the same build as one that names the seed which follows from it. */
const waysToAsk = (brief: Brief): Brief[] =>
  brief.seed === briefSeed(brief) ? [brief, { ...brief, seed: null }] : [brief];

import { addProject, ownedUploads } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import type { Brief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { takeFromLimit } from "@/server/limits";

const runsAnHour = 60;
/** The title until the planner has found one. */
const titleCharacters = 60;

/** Starts a new video: project, brief, run and the request to make it, in one transaction. */
export async function createProject(
  { db, runtime, user }: SignedInContext,
  { brief }: { brief: Brief },
): Promise<{ projectId: string }> {
  // What can be known to be wrong is said now, not after the wait.
  resolveBrief(brief, { fallbackSeed: briefSeed(brief) });
  await checkUploads({ db, user, brief });
  await takeFromLimit(db, {
    key: `runs/${user.userId}`,
    limit: runsAnHour,
    windowSeconds: 3600,
    what: "videos",
  });
  return db.transaction(async (tx) => {
    const { projectId, briefId } = await addProject(tx, {
      ownerId: user.userId,
      brief,
      digest: runtime.briefDigest(brief),
      title: shortened(brief.prompt),
    });
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options: { shotSeeds: {} } });
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

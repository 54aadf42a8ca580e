import type { Database } from "@/db/client";
import { briefPictures, type PoolPlace, takesOfArtifacts } from "@/db/queries/pool";
import { newestBrief } from "@/db/queries/projects";
import { cutTakeIds } from "@/db/queries/takes";
import { newestWorkspace } from "@/db/queries/workspaces";
import type { Plan } from "@/domain/plan/plan";
import type { Workspace } from "@/domain/workspace/workspace";
import { plannedWith } from "@/server/workspace/workspace-view";

export type OpenPool = { place: PoolPlace; data: Workspace; plan: Plan | null };

/** What a pool is asked with: its pictures, what of it is in use, and the plan that its things are named by. */
export async function openPool(db: Database, projectId: string): Promise<OpenPool> {
  const { data } = await newestWorkspace(db, projectId);
  const { data: brief } = await newestBrief(db, projectId);
  const ownFrames = Object.values(data.frames).flatMap(({ uploadDigest }) => uploadDigest ?? []);
  const uploads = [...new Set([...(await briefPictures(db, projectId)), ...ownFrames])];
  const pinned = await takesOfArtifacts(db, Object.values(data.pins));
  const used = [...brief.imageDigests, ...ownFrames, ...pinned, ...(await cutTakeIds(db, projectId))];
  const planned = await plannedWith(db, { projectId, data });
  return { place: { projectId, uploads, used }, data, plan: planned?.plan ?? null };
}

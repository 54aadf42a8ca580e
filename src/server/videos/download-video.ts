import { clipsOfExport, noteDecision } from "@/db/queries/insights/clip-facts";
import { getProject, ownsProject, projectExports } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import { videoFileName } from "@/domain/text/file-name";
import type { SignedInContext } from "@/server/context";
import { downloadUrl } from "@/server/media/media-views";

/** Where the page's link for a download leads: here it is counted, and on to the file. */
export const downloadPath = (projectId: string, version: number) =>
  `/api/videos/${projectId}/download?v=${version}`;

/**
 * The signed address of a version's file. That somebody wants it says that its clips are good enough: it is written down,
 * once a person and day. Somebody else's video and no video give the same "not-found".
 */
export async function downloadVideo(
  { db, runtime, user }: SignedInContext,
  { projectId, version }: { projectId: string; version: number },
): Promise<string> {
  const owned = await ownsProject(db, { projectId, userId: user.userId });
  const found = owned && (await projectExports(db, projectId)).find((one) => one.version === version);
  const project = owned && (await getProject(db, projectId));
  if (!found || !project || project.deletedAt) {
    throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  }
  const takeIds = await clipsOfExport(db, found.id);
  await db.transaction((tx) => noteDecision(tx, { kind: "downloaded", takeIds, personId: user.userId }));
  return downloadUrl(runtime.blobs, found.digest, videoFileName(project.title, version));
}

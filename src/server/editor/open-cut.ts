import type { Database } from "@/db/client";
import { cutEditData, cutOfVideo, cutVersions, newestCutEdit } from "@/db/queries/cut-edits";
import { slotValue } from "@/db/queries/project-history";
import { getProject, projectExports } from "@/db/queries/projects";
import { latestVideoRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { slots } from "@/domain/shot/take";
import { type Cut, cut as cutDocument } from "@/domain/timeline/cut";
import type { CutVersionView, EditorView } from "@/domain/view/editor-views";
import type { SignedInContext } from "@/server/context";
import type { PlannedValue } from "@/server/projects/project-view";
import { editorMedia } from "./editor-media";
import { madeCut } from "./made-cut";

/** What the editor opens with: the newest saved version, or the cut that the studio made. */
export async function openCut(
  ctx: SignedInContext,
  { projectId }: { projectId: string },
): Promise<EditorView> {
  const { db } = ctx;
  const project = await getProject(db, projectId);
  if (project.deletedAt)
    throw new StudioError("not-found", "This project does not exist, or it is not yours");
  const saved = await newestCutEdit(db, projectId);
  const cut = saved ? cutDocument.parse(saved.data) : await madeCut(db, projectId);
  if (!cut) {
    throw new StudioError("not-found", "There is nothing to edit yet: the project has no finished clips.");
  }
  const videos = await projectExports(db, projectId);
  return {
    project: { id: project.id, title: project.title },
    cut,
    version: saved?.version ?? 0,
    savedAt: saved?.createdAt.toISOString() ?? null,
    savedBy: saved?.savedBy ?? null,
    ...(await editorMedia(ctx, { projectId, cut })),
    scenes: await scenesOf(db, projectId),
    videos: videos.map(({ version, createdAt }) => ({ version, createdAt: createdAt.toISOString() })),
  };
}

async function scenesOf(db: Database, projectId: string): Promise<EditorView["scenes"]> {
  const run = await latestVideoRun(db, projectId);
  const planned = run && ((await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null);
  const { scenes, shots } = planned?.plan ?? { scenes: [], shots: [] };
  return scenes.map(({ key, title }) => ({
    title,
    slots: shots.filter(({ sceneKey }) => sceneKey === key).map((shot) => slots.clip(shot.key)),
  }));
}

/** The saved versions of a project's cut, newest first. */
export async function listVersions(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { projectId }: { projectId: string },
): Promise<CutVersionView[]> {
  const versions = await cutVersions(db, projectId);
  return versions.map(({ version, base, message, createdAt, savedBy, personId }) => ({
    ...{ version, base, message, savedBy },
    createdAt: createdAt.toISOString(),
    own: personId === user.userId,
  }));
}

/** One cut of a project: a saved version, or what a version of the video was rendered from. */
export async function readCut(
  { db }: Pick<SignedInContext, "db">,
  { projectId, of, version }: { projectId: string; of: "edit" | "video"; version: number },
): Promise<Cut> {
  const data =
    of === "edit"
      ? await cutEditData(db, { projectId, version })
      : (await cutOfVideo(db, { projectId, version }))?.data;
  if (!data) throw new StudioError("not-found", "This version is not there any more");
  return cutDocument.parse(data);
}

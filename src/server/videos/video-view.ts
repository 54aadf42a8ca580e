import { earlierCostsOf } from "@/db/queries/earlier-costs";
import { currentVideo, finalExports } from "@/db/queries/iterations";
import { projectLedger, projectTakes } from "@/db/queries/project-history";
import { draftExports, getProject, projectExports } from "@/db/queries/projects";
import { latestVideoRun, projectRunOptions } from "@/db/queries/runs";
import type { Export } from "@/db/schema/cuts";
import { modelName } from "@/domain/catalogue/entries";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import type { RunOptions } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import { videoFileName } from "@/domain/text/file-name";
import type { VideoVersionView, VideoView } from "@/domain/view/views";
import type { Blobs } from "@/runtime/runtime";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { wordsOfRun } from "@/server/projects/project-view";
import { downloadPath } from "@/server/videos/download-video";

/** A finished video with all its versions; "not-found" while there is none. */
export async function videoView(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<VideoView> {
  const project = await getProject(db, projectId);
  const versions = await projectExports(db, projectId);
  if (project.deletedAt || versions.length === 0) {
    throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  }
  const run = await latestVideoRun(db, projectId);
  const { resolved, planned } = await wordsOfRun(db, run);
  const takes = await projectTakes(db, projectId);
  const drafts = await draftExports(db, projectId);
  const final = (await finalExports(db, [projectId])).get(projectId);
  const current = await currentVideo(db, projectId);
  const lines = await projectLedger(db, projectId);
  const { id, title, prompt, status } = project;
  return {
    project: { id, title, prompt, status, createdAt: project.createdAt.toISOString() },
    versions: await Promise.all(
      versions.map((version) =>
        versionView(runtime.blobs, {
          version,
          title: project.title,
          draft: drafts.has(version.id),
          final: version.id === final,
          current: version.digest === current,
        }),
      ),
    ),
    plan: planned?.plan ?? null,
    costs: {
      lines: lines.map((line) => ({ ...line, model: modelName(line.model) })),
      totalMicros: lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
      estimateMicros: sumOfEstimates(await projectRunOptions(db, projectId)),
      earlier: (await earlierCostsOf(db, projectId)).map((line) => ({
        ...line,
        model: modelName(line.model),
      })),
    },
    prompts: planned ? shotPrompts(planned.plan, takes) : [],
    notes: resolved?.notes ?? [],
  };
}

function sumOfEstimates(options: readonly RunOptions[]): number | null {
  return options.reduce<number | null>(
    (sum, { estimateMicros }) => (sum === null || estimateMicros === undefined ? null : sum + estimateMicros),
    0,
  );
}

type Takes = Awaited<ReturnType<typeof projectTakes>>;

function shotPrompts(plan: Plan, takes: Takes): VideoView["prompts"] {
  const promptOf = (slot: string) =>
    takes.findLast(({ take, chosen }) => take.slot === slot && chosen === take.id)?.take.prompt ?? "";
  return plan.shots.map(({ key }) => ({
    shotKey: key,
    frame: promptOf(slots.firstFrame(key)),
    motion: promptOf(slots.clip(key)),
  }));
}

export async function versionView(
  blobs: Blobs,
  {
    version,
    title,
    draft,
    final = false,
    current = false,
  }: { version: Export; title: string; draft: boolean; final?: boolean; current?: boolean },
): Promise<VideoVersionView> {
  const { width, height } = version;
  const fileName = videoFileName(title, version.version);
  const picture = (digest: string) =>
    mediaView(blobs, { digest, contentType: "image/jpeg", width: null, height: null });
  return {
    exportId: version.id,
    version: version.version,
    createdAt: version.createdAt.toISOString(),
    durationSeconds: version.durationFrames / version.fps,
    fps: version.fps,
    width,
    height,
    bytes: version.bytes,
    video: await mediaView(blobs, { digest: version.digest, contentType: "video/mp4", width, height }),
    poster: await picture(version.posterDigest),
    filmstrip: await picture(version.filmstripDigest),
    downloadUrl: downloadPath(version.projectId, version.version),
    fileName,
    draft,
    final,
    current,
  };
}

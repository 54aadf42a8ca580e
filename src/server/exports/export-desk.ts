import { sourceCut } from "@/db/queries/film-source";
import { projectTakes } from "@/db/queries/project-history";
import { getProject, projectExports } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { CutSource } from "@/domain/export/cut-source";
import { encoderFor, formatKeys, missingEncoder, wantedEncoders } from "@/domain/export/formats";
import { aspectOf } from "@/domain/export/sizes";
import type { DeskClip, ExportDesk } from "@/domain/export/views";
import { ratesOf } from "@/domain/interchange/frame-rate";
import { slots } from "@/domain/shot/take";
import type { ClipItem } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { sourceOf } from "@/domain/timeline/layout";
import { seenClips } from "@/domain/timeline/nested";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

/** What can be exported from a version (the newest video for null), and in which formats on this machine. */
export async function exportDesk(
  { db, runtime }: Pick<SignedInContext, "db" | "runtime">,
  { projectId, of, version: asked }: { projectId: string; of: CutSource["of"]; version: number | null },
): Promise<ExportDesk> {
  const { title, deletedAt } = await getProject(db, projectId);
  const versions = (await projectExports(db, projectId)).map((one) => one.version);
  const version = asked ?? (of === "video" ? versions[0] : undefined);
  if (deletedAt || version === undefined) {
    throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  }
  const { cut } = await sourceCut(db, { projectId, of, version });
  const takes = (await projectTakes(db, projectId)).map(({ take }) => take);
  const parts = { blobs: runtime.blobs, fps: cut.fps, pictures: framesOfTakes(takes), films: filmsOf(takes) };
  return {
    projectId,
    title,
    of,
    version,
    versions,
    size: cut.size,
    aspect: aspectOf(cut.size),
    fps: cut.fps,
    durationFrames: flattenPicture(cut).lengthFrames,
    clips: await Promise.all(seenClips(cut).map((clip) => deskClip(clip, parts))),
    formats: await formatsHere(runtime),
    rates: ratesOf(cut.fps),
  };
}

/** The formats with whether this machine can make them; none when it has no ffmpeg at all. */
async function formatsHere({ deps }: Runtime): Promise<ExportDesk["formats"]> {
  const available = await encodersHere(deps.media);
  return formatKeys.map((key) => {
    const there = encoderFor(key, available) !== null;
    return { key, available: there, problem: there ? null : missingEncoder(key, available) };
  });
}

export async function encodersHere(media: Runtime["deps"]["media"]): Promise<ReadonlySet<string>> {
  try {
    const engine = await media();
    return await engine.encoders(wantedEncoders);
  } catch (error) {
    // The page still shows interchange and what was made before; each format says what to install.
    if (error instanceof StudioError && error.code === "missing-tool") return new Set();
    throw error;
  }
}

type Picture = { digest: string; contentType: string; width: number | null; height: number | null };

type Takes = readonly Awaited<ReturnType<typeof projectTakes>>[number]["take"][];

/** The first frame of each clip's shot, by take. */
function framesOfTakes(takes: Takes): ReadonlyMap<string, Picture> {
  const frames = new Map(takes.filter(({ kind }) => kind === "frame").map((take) => [take.slot, take]));
  return new Map(
    takes.flatMap((take) => {
      const shotKey = /^shot\/(.+)\/clip$/.exec(take.slot)?.[1];
      const frame = shotKey === undefined ? undefined : frames.get(slots.firstFrame(shotKey));
      return frame ? [[take.id, frame] as const] : [];
    }),
  );
}

const filmsOf = (takes: Takes): ReadonlyMap<string, Picture> =>
  new Map(takes.flatMap((take) => (take.kind === "clip" ? [[take.id, take] as const] : [])));

type DeskParts = {
  blobs: Runtime["blobs"];
  fps: number;
  pictures: ReadonlyMap<string, Picture>;
  films: ReadonlyMap<string, Picture>;
};

async function deskClip(clip: ClipItem, { blobs, fps, pictures, films }: DeskParts): Promise<DeskClip> {
  const [picture, film] = [pictures.get(clip.takeId), films.get(clip.takeId)];
  const { startFrame, lengthFrames } = sourceOf(clip, fps);
  const whole = Math.max(1, sourceOf({ sourceRange: clip.available }, fps).lengthFrames);
  return {
    id: clip.id,
    name: clip.name,
    picture: picture ? await mediaView(blobs, picture) : null,
    film: film
      ? {
          ...(await mediaView(blobs, film)),
          from: startFrame / whole,
          to: (startFrame + lengthFrames) / whole,
        }
      : null,
  };
}

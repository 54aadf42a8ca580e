import { z } from "zod";
import { shownExports } from "@/db/queries/iterations";
import { countProjects, galleryPage } from "@/db/queries/projects";
import type { Export } from "@/db/schema/cuts";
import { StudioError } from "@/domain/errors";
import { projectStatuses } from "@/domain/run/run";
import type { ProjectCard, ProjectPageView } from "@/domain/view/views";
import type { Blobs } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";

export const listInput = z.object({
  search: z.string().max(100).optional(),
  status: z.enum(projectStatuses).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(60).default(24),
});

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the maker's own videos, newest first. The total is only told for the first, unfiltered page. */
export async function listProjects(
  { db, runtime, user }: SignedInContext,
  { search, status, cursor, limit }: z.output<typeof listInput>,
): Promise<ProjectPageView> {
  const rows = await galleryPage(db, {
    ownerId: user.userId,
    search: search?.trim() || null,
    status: status ?? null,
    after: cursor ? decodeCursor(cursor) : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const videos = await shownExports(
    db,
    page.map(({ id }) => id),
  );
  const items = await Promise.all(
    page.map(
      async (project): Promise<ProjectCard> => ({
        id: project.id,
        title: project.title,
        prompt: project.prompt,
        status: project.status,
        createdAt: project.createdAt.toISOString(),
        video: await cardVideo(runtime.blobs, videos.get(project.id)),
      }),
    ),
  );
  const last = page.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? encodeCursor(last) : null,
    total: cursor || search || status ? null : await countProjects(db, user.userId),
  };
}

async function cardVideo(
  blobs: Blobs,
  video: (Export & { final: boolean }) | undefined,
): Promise<ProjectCard["video"]> {
  if (!video) return null;
  const { width, height } = video;
  return {
    version: video.version,
    final: video.final,
    durationSeconds: video.durationFrames / video.fps,
    width,
    height,
    thumbnail: await mediaView(blobs, {
      digest: video.thumbnailDigest,
      contentType: "image/webp",
      width: null,
      height: null,
    }),
    preview: await mediaView(blobs, { digest: video.digest, contentType: "video/mp4", width, height }),
  };
}

export const encodeCursor = (last: { createdAt: Date; id: string }) =>
  Buffer.from(JSON.stringify([last.createdAt.toISOString(), last.id])).toString("base64url");

export function decodeCursor(cursor: string): { createdAt: Date; id: string } {
  try {
    const [createdAt, id] = position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { createdAt: new Date(createdAt), id };
  } catch (error) {
    throw new StudioError(
      "invalid-input",
      "This page of the gallery does not exist. Go back to the first one.",
      {
        cause: error,
      },
    );
  }
}

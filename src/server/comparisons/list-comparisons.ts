import { z } from "zod";
import { comparisonPage, variationsOf } from "@/db/queries/comparisons";
import { newestExports } from "@/db/queries/projects";
import type { ComparisonPage } from "@/domain/comparison/views";
import type { SignedInContext } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { decodeCursor, encodeCursor } from "@/server/projects/list-projects";

export const comparisonListInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(60).default(24),
});

/** A page of the caller's own comparisons, newest first. */
export async function listComparisons(
  { db, runtime, user }: SignedInContext,
  { cursor, limit }: z.output<typeof comparisonListInput>,
): Promise<ComparisonPage> {
  const rows = await comparisonPage(db, {
    ownerId: user.userId,
    after: cursor ? decodeCursor(cursor) : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const variations = await variationsOf(
    db,
    page.map(({ id }) => id),
  );
  const videos = await newestExports(
    db,
    variations.map(({ projectId }) => projectId),
  );
  const thumbnailOf = async (projectId: string) => {
    const digest = videos.get(projectId)?.thumbnailDigest;
    return digest
      ? mediaView(runtime.blobs, { digest, contentType: "image/webp", width: null, height: null })
      : null;
  };
  const items = await Promise.all(
    page.map(async ({ id, title, kind, createdAt, decidedVariation }) => {
      const own = variations.filter(({ comparisonId }) => comparisonId === id);
      return {
        id,
        title,
        kind,
        createdAt: createdAt.toISOString(),
        decidedLabel: own.find(({ position }) => position === decidedVariation)?.label ?? null,
        variations: await Promise.all(
          own.map(async ({ position, label, projectId, project }) => ({
            position,
            label,
            status: project.status,
            thumbnail: await thumbnailOf(projectId),
          })),
        ),
      };
    }),
  );
  const last = page.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}

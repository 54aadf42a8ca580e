import type { Database } from "@/db/client";
import { variationsOf } from "@/db/queries/comparisons";
import { getProject, newestExports } from "@/db/queries/projects";
import type { Export } from "@/db/schema/cuts";
import type { Review } from "@/db/schema/reviews";
import type { VariationChange } from "@/domain/comparison/comparison";
import { type EntryKey, entriesInOrder } from "@/domain/review/blind-order";

/** A video of a review with its newest version, if there is one. */
export type ReviewedVideo = {
  position: number;
  projectId: string;
  name: string;
  change: VariationChange | null;
  version: Export | null;
};

type Subject = Pick<Review, "id" | "comparisonId" | "projectId">;

/** The videos of several reviews, by review, in the order of their owners. */
export async function videosOfReviews(
  db: Database,
  reviews: readonly Subject[],
): Promise<Map<string, ReviewedVideo[]>> {
  const variations = await variationsOf(
    db,
    reviews.flatMap(({ comparisonId }) => comparisonId ?? []),
  );
  const single = reviews.flatMap(({ projectId }) => projectId ?? []);
  const versions = await newestExports(db, [...single, ...variations.map(({ projectId }) => projectId)]);
  const videosOf = async ({ comparisonId, projectId }: Subject): Promise<ReviewedVideo[]> => {
    if (projectId) {
      const { title } = await getProject(db, projectId);
      return [
        { position: 0, projectId, name: title, change: null, version: versions.get(projectId) ?? null },
      ];
    }
    return variations
      .filter((variation) => variation.comparisonId === comparisonId)
      .map(({ position, label, difference, ...rest }) => ({
        position,
        projectId: rest.projectId,
        name: label,
        change: difference,
        version: versions.get(rest.projectId) ?? null,
      }));
  };
  const entries = reviews.map(async (review) => [review.id, await videosOf(review)] as const);
  return new Map(await Promise.all(entries));
}

export async function reviewedVideos(db: Database, review: Subject): Promise<ReviewedVideo[]> {
  return (await videosOfReviews(db, [review])).get(review.id) ?? [];
}

export type KeyedVideo = ReviewedVideo & { key: EntryKey };

/** The owner's order: A is the first that was asked for. */
const ownersOrder = [0, 1, 2, 3, 4];

/** The videos under the letters that one reviewer knows them by; without a seat, under the owner's. */
export function keyedVideos(
  videos: readonly ReviewedVideo[],
  seat: { order: readonly number[] } | null,
): KeyedVideo[] {
  const positions = videos.map(({ position }) => position);
  return entriesInOrder(seat?.order ?? ownersOrder, positions).flatMap(({ key, position }) => {
    const video = videos.find((candidate) => candidate.position === position);
    return video ? [{ ...video, key }] : [];
  });
}

/** A video that can be watched. */
export type ReadyVideo = KeyedVideo & { version: Export };

export const readyVideos = (videos: readonly KeyedVideo[]): ReadyVideo[] =>
  videos.flatMap((video) => (video.version ? [{ ...video, version: video.version }] : []));

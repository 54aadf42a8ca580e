import { z } from "zod";
import { scoredClips as findScoredClips } from "@/db/queries/insights/scored-clips";
import { insightQuestion } from "@/domain/insights/question";
import { histogramBuckets } from "@/domain/insights/score-facts";
import type { ScoredClipsView } from "@/domain/insights/views";
import type { SignedInContext } from "@/server/context";
import { measuredFor, resolveQuestion } from "@/server/insights/resolve-question";

export const scoredClipsInput = insightQuestion.extend({
  /** One bar of the histogram. */
  bucket: z.coerce
    .number()
    .int()
    .min(0)
    .max(histogramBuckets - 1)
    .optional(),
});

const mostClips = 60;

/** The videos behind a point of a chart: its clips, the lowest scores first. */
export async function scoredClips(
  ctx: SignedInContext,
  { bucket, ...question }: z.output<typeof scoredClipsInput>,
): Promise<ScoredClipsView> {
  const asked = await resolveQuestion(ctx, question);
  const { shown } = await measuredFor(ctx, asked);
  if (!shown) return { clips: [], more: false };
  const rows = await findScoredClips(
    ctx.db,
    { ...asked.filter, ownerId: asked.ownerId, bucket: bucket ?? null },
    { measured: shown, limit: mostClips + 1 },
  );
  return {
    clips: rows
      .slice(0, mostClips)
      .map(({ ownerId, ...row }) => ({ ...row, own: ownerId === ctx.user.userId })),
    more: rows.length > mostClips,
  };
}

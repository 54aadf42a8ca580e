import { StudioError } from "@/domain/errors";
import { answering } from "@/server/answer-request";
import { createContext } from "@/server/context";
import { exportAddress, exportReview } from "@/server/reviews/export-review";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ id: string; file: string }> };

/** A review as a file, for its owner: `votes.csv` or `review.json`. */
const answer = answering(async (_request, { params }: Place): Promise<Response> => {
  const { user, ...ctx } = await createContext();
  if (!user) throw new StudioError("unauthenticated", "Your session has ended. Sign in to go on.");
  const asked = exportAddress.safeParse(await params);
  if (!asked.success) throw new StudioError("not-found", "There is no such file", { cause: asked.error });
  const { contentType, body } = await exportReview({ ...ctx, user }, asked.data);
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="framewright-${asked.data.file}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

export { answer as GET };

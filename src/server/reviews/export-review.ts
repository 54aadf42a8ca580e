import { z } from "zod";
import { liveReview, seatsOf } from "@/db/queries/reviews";
import { votesOfReview } from "@/db/queries/reviews-judged";
import type { Review } from "@/db/schema/reviews";
import { canMake } from "@/domain/auth/rights";
import { csvLine } from "@/domain/cost/csv";
import { StudioError } from "@/domain/errors";
import type { CountedVote } from "@/domain/review/results";
import type { SignedInContext } from "@/server/context";
import { countedVote, panelOf } from "@/server/reviews/panel-view";
import { type KeyedVideo, keyedVideos, reviewedVideos } from "@/server/reviews/reviewed-videos";

export const exportAddress = z.object({ id: z.uuid(), file: z.enum(["votes.csv", "review.json"]) });

type ExportFile = { contentType: string; body: string };

/**
 * A review as a file, for its owner: every vote as a line for spreadsheets, or everything that was shared, said, voted
 * and computed. Throws StudioError "not-found" for everybody else.
 */
export async function exportReview(
  ctx: SignedInContext,
  { id, file }: z.output<typeof exportAddress>,
): Promise<ExportFile> {
  const found = await liveReview(ctx.db, id);
  if (found?.review.ownerId !== ctx.user.userId || !canMake(ctx.user.role)) {
    throw new StudioError("not-found", "This review does not exist, or it is not yours");
  }
  if (file === "votes.csv")
    return { contentType: "text/csv; charset=utf-8", body: await votesCsv(ctx, found.review) };
  const body = {
    title: found.title,
    exportedAt: new Date().toISOString(),
    ...(await panelOf(ctx, found.review)),
  };
  return { contentType: "application/json; charset=utf-8", body: `${JSON.stringify(body, null, 2)}\n` };
}

const columns = [
  "Time (UTC)",
  "Reviewer",
  "Kind",
  "First",
  "Second",
  "Preferred",
  "Blind",
  "Newest versions",
];

async function votesCsv({ db }: Pick<SignedInContext, "db">, review: Review): Promise<string> {
  const videos = keyedVideos(await reviewedVideos(db, review), null);
  const seats = new Map((await seatsOf(db, review.id)).map((row) => [row.seat.id, row]));
  const lines = (await votesOfReview(db, review.id)).flatMap((vote) => {
    const seat = seats.get(vote.seatId);
    const reviewer = [seat?.seat.name ?? "", seat?.userId ? "account" : "guest"];
    return countedVote(vote, videos).map((counted) =>
      csvLine([vote.createdAt.toISOString(), ...reviewer, ...votedCells(counted, videos)]),
    );
  });
  // The mark tells spreadsheets that the text is UTF-8.
  return `\uFEFF${csvLine(columns)}${lines.join("")}`;
}

function votedCells(
  { first, second, choice, blind, current }: CountedVote,
  videos: readonly KeyedVideo[],
): string[] {
  const names = { first: videos[first]?.name ?? "", second: videos[second]?.name ?? "", tie: "tie" };
  return [names.first, names.second, names[choice], yesOrNo(blind), yesOrNo(current)];
}

const yesOrNo = (value: boolean) => (value ? "yes" : "no");

import { revealTo } from "@/db/queries/reviews";
import { castVote, giveVerdict, withdrawVerdict } from "@/db/queries/reviews-judged";
import { StudioError } from "@/domain/errors";
import type { EntryKey } from "@/domain/review/blind-order";
import type { Verdict, VoteChoice } from "@/domain/review/review";
import type { Context } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import type { Judge } from "@/server/reviews/procedures";
import {
  type KeyedVideo,
  keyedVideos,
  type ReadyVideo,
  readyVideos,
  reviewedVideos,
} from "@/server/reviews/reviewed-videos";
import { hasVotedOnAll } from "@/server/reviews/room-view";

type JudgeContext = Pick<Context, "db">;

const judgementsAnHour = 600;

const videosFor = async ({ db }: JudgeContext, { review, seat }: Pick<Judge, "review" | "seat">) =>
  keyedVideos(await reviewedVideos(db, review), seat);

/** Throws StudioError "conflict" when it cannot be watched (yet, or any more). */
export function readyVideo(videos: readonly KeyedVideo[], key: EntryKey): ReadyVideo {
  const found = readyVideos(videos).find((video) => video.key === key);
  if (!found) throw new StudioError("conflict", "This video is not there. Reload the page.");
  return found;
}

const takeJudgement = ({ db }: JudgeContext, { seat }: Judge) =>
  takeFromLimit(db, {
    key: `review-judgements/${seat.id}`,
    limit: judgementsAnHour,
    windowSeconds: 3600,
    what: "judgements",
  });

/**
 * Which of two videos a reviewer prefers. A vote can be changed until names are open: after that it would not be blind.
 *
 * Throws StudioError "conflict" when it cannot be changed any more.
 */
export async function voteOnPair(
  ctx: JudgeContext,
  judge: Judge,
  vote: { first: EntryKey; second: EntryKey; choice: VoteChoice },
): Promise<{ voted: true }> {
  const { review, seat } = judge;
  if (review.blind && seat.revealedAt) {
    throw new StudioError("conflict", "You have seen the names: your votes stay as they are.");
  }
  if (vote.first === vote.second) throw new StudioError("invalid-input", "Choose two different videos");
  await takeJudgement(ctx, judge);
  const videos = await videosFor(ctx, judge);
  const [one, other] = [readyVideo(videos, vote.first), readyVideo(videos, vote.second)];
  const inOrder = one.position < other.position;
  const [first, second] = inOrder ? [one, other] : [other, one];
  await castVote(ctx.db, {
    seatId: seat.id,
    firstProjectId: first.projectId,
    secondProjectId: second.projectId,
    firstExportId: first.version.id,
    secondExportId: second.version.id,
    choice: inOrder || vote.choice === "tie" ? vote.choice : vote.choice === "first" ? "second" : "first",
    blind: seat.revealedAt === null,
  });
  return { voted: true };
}

/** Ends a reviewer's blind vote: names and scores are open to them from now on. */
export async function finishVoting(ctx: JudgeContext, judge: Judge): Promise<{ revealed: true }> {
  const videos = await videosFor(ctx, judge);
  if (!(await hasVotedOnAll(ctx.db, judge.seat, videos))) {
    throw new StudioError("conflict", "Vote on every pair first. A tie is a vote too.");
  }
  await revealTo(ctx.db, judge.seat.id);
  return { revealed: true };
}

/** Approves a video, asks for changes or rejects it; null takes the word back. */
export async function judgeVideo(
  ctx: JudgeContext,
  judge: Judge,
  { entry, verdict, note }: { entry: EntryKey; verdict: Verdict | null; note: string },
): Promise<{ verdict: Verdict | null }> {
  await takeJudgement(ctx, judge);
  const { projectId, version } = readyVideo(await videosFor(ctx, judge), entry);
  const seatId = judge.seat.id;
  if (verdict === null) await withdrawVerdict(ctx.db, { seatId, projectId });
  else await giveVerdict(ctx.db, { seatId, projectId, exportId: version.id, verdict, note });
  return { verdict };
}

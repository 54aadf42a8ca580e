import { z } from "zod";
import { setBlind } from "@/db/queries/reviews";
import { entryKeys } from "@/domain/review/blind-order";
import { drawing } from "@/domain/review/drawing";
import {
  commentBody,
  guestName,
  linkLabel,
  linkLifetimeDays,
  reviewRights,
  verdictNote,
  verdicts,
  voteChoices,
} from "@/domain/review/review";
import { accountProcedure, router } from "@/server/trpc";
import { addRemark, answerComment, editComment, setCommentRemoved, setCommentResolved } from "./comments";
import { invitation, joinReview } from "./join-review";
import { finishVoting, judgeVideo, voteOnPair } from "./judge-videos";
import { listReviews } from "./list-reviews";
import { panelView } from "./panel-view";
import {
  commentProcedure,
  invitedProcedure,
  judgeProcedure,
  reviewerProcedure,
  subjectProcedure,
} from "./procedures";
import { roomView } from "./room-view";
import { changeShare, reviewFor, shareByLink, shareWithAccount } from "./share-review";

const entry = z.enum(entryKeys);
const right = z.enum(reviewRights);
const ofComment = z.object({ commentId: z.uuid() });
const withBody = ofComment.extend({ body: commentBody });

export const reviewsRouter = router({
  list: accountProcedure.query(({ ctx }) => listReviews(ctx)),

  panel: subjectProcedure.query(({ ctx, input }) => panelView(ctx, input.subject)),
  begin: subjectProcedure.mutation(async ({ ctx, input }) => {
    const { id } = await reviewFor(ctx, input.subject);
    return { reviewId: id };
  }),
  setBlind: subjectProcedure.input(z.object({ blind: z.boolean() })).mutation(async ({ ctx, input }) => {
    const { id } = await reviewFor(ctx, input.subject);
    await setBlind(ctx.db, id, input.blind);
    return { blind: input.blind };
  }),
  shareWithAccount: subjectProcedure
    .input(z.object({ username: z.string().trim().min(1, "Type a user name").max(254), right }))
    .mutation(({ ctx, input }) => shareWithAccount(ctx, input)),
  shareByLink: subjectProcedure
    .input(z.object({ label: linkLabel.default(""), right, days: linkLifetimeDays }))
    .mutation(({ ctx, input }) => shareByLink(ctx, input)),
  changeShare: subjectProcedure
    .input(z.object({ shareId: z.uuid(), revoked: z.boolean() }))
    .mutation(({ ctx, input }) => changeShare(ctx, input)),

  invitation: invitedProcedure.query(({ ctx }) => invitation(ctx.reviewer)),
  join: invitedProcedure
    .input(z.object({ name: guestName.default("") }))
    .mutation(({ ctx, input }) => joinReview(ctx, ctx.reviewer, input.name)),
  room: reviewerProcedure.query(({ ctx }) => roomView(ctx, ctx.reviewer)),

  vote: judgeProcedure
    .input(z.object({ first: entry, second: entry, choice: z.enum(voteChoices) }))
    .mutation(({ ctx, input }) => voteOnPair(ctx, ctx.reviewer, input)),
  finishVoting: judgeProcedure.mutation(({ ctx }) => finishVoting(ctx, ctx.reviewer)),
  judge: judgeProcedure
    .input(z.object({ entry, verdict: z.enum(verdicts).nullable(), note: verdictNote.default("") }))
    .mutation(({ ctx, input }) => judgeVideo(ctx, ctx.reviewer, input)),

  comment: commentProcedure
    .input(
      z.object({
        entry,
        frame: z.int().min(0).max(1_000_000),
        body: commentBody.default(""),
        drawing: drawing.default([]),
      }),
    )
    .mutation(({ ctx, input }) => addRemark(ctx, ctx.reviewer, input)),
  answer: commentProcedure
    .input(withBody)
    .mutation(({ ctx, input }) => answerComment(ctx, ctx.reviewer, input)),
  editComment: commentProcedure
    .input(withBody)
    .mutation(({ ctx, input }) => editComment(ctx, ctx.reviewer, input)),
  removeComment: commentProcedure
    .input(ofComment.extend({ removed: z.boolean() }))
    .mutation(({ ctx, input }) => setCommentRemoved(ctx, ctx.reviewer, input)),
  resolveComment: commentProcedure
    .input(ofComment.extend({ resolved: z.boolean() }))
    .mutation(({ ctx, input }) => setCommentResolved(ctx, ctx.reviewer, input)),
});

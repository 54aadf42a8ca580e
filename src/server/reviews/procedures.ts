import { z } from "zod";
import { getComparison, ownsComparison } from "@/db/queries/comparisons";
import { getProject, ownsProject } from "@/db/queries/projects";
import type { ReviewSeat } from "@/db/schema/reviews";
import { StudioError } from "@/domain/errors";
import { allows, type ReviewRight, reviewAccess, reviewSubject } from "@/domain/review/review";
import { currentWorkIds, withWorkIds } from "@/runtime/request-context";
import type { SignedInContext } from "@/server/context";
import { type Reviewer, resolveReviewer } from "@/server/reviews/reviewer";
import { makerProcedure, publicProcedure } from "@/server/trpc";

/** For whoever was let into the review in the input: by account, by link, or as its owner. */
export const invitedProcedure = publicProcedure
  .input(z.object({ access: reviewAccess }))
  .use(async ({ ctx, input, next }) => {
    const reviewer = await resolveReviewer(ctx, input.access);
    const userId = reviewer.kind === "guest" ? undefined : ctx.user?.userId;
    const ids = { ...currentWorkIds(), ...(userId && { userId }) };
    return withWorkIds(ids, () => next({ ctx: { ...ctx, reviewer } }));
  });

/** For those who have come in: guests take a seat first. */
export const reviewerProcedure = invitedProcedure.use(({ ctx, next }) => {
  if (ctx.reviewer.kind === "guest" && !ctx.reviewer.seat) {
    throw new StudioError("forbidden", "You are not in this review yet. Reload the page and come in.");
  }
  return next();
});

export type Judge = Reviewer & { seat: ReviewSeat };

const refusals = {
  view: "You may watch here, not more.",
  comment: "You may watch here, not comment. Ask whoever let you in for the right to.",
  judge: "You may watch and comment here, not vote or approve. Ask whoever let you in for the right to.",
} satisfies Record<ReviewRight, string>;

export const commentProcedure = reviewerProcedure.use(({ ctx, next }) => {
  if (!allows(ctx.reviewer.right, "comment")) throw new StudioError("forbidden", refusals.comment);
  return next();
});

/** For reviewers who vote and approve. An owner does neither: owners decide. */
export const judgeProcedure = reviewerProcedure.use(({ ctx, next }) => {
  const { seat, right } = ctx.reviewer;
  if (!seat || !allows(right, "judge")) throw new StudioError("forbidden", refusals.judge);
  const reviewer: Judge = { ...ctx.reviewer, seat };
  return next({ ctx: { ...ctx, reviewer } });
});

/** For the owner of the comparison or project in the input. */
export const subjectProcedure = makerProcedure
  .input(z.object({ subject: reviewSubject }))
  .use(async ({ ctx, input, next }) => {
    await proveSubject(ctx, input.subject);
    return next();
  });

async function proveSubject(
  { db, user }: SignedInContext,
  subject: z.output<typeof reviewSubject>,
): Promise<void> {
  const { userId } = user;
  const isComparison = "comparisonId" in subject;
  const owns = isComparison
    ? await ownsComparison(db, { ...subject, userId })
    : await ownsProject(db, { ...subject, userId });
  const found =
    owns &&
    (isComparison ? await getComparison(db, subject.comparisonId) : await getProject(db, subject.projectId));
  if (!found || found.deletedAt) {
    throw new StudioError("not-found", "This does not exist, or it is not yours");
  }
}

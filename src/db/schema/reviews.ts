import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Drawing } from "@/domain/review/drawing";
import { reviewRights, verdicts, voteChoices } from "@/domain/review/review";
import { createdAt, document, moment, primaryId } from "./columns";
import { comparisons } from "./comparisons";
import { projects } from "./projects";
import { users } from "./users";

export const reviewRight = pgEnum("review_right", reviewRights);
export const voteChoice = pgEnum("vote_choice", voteChoices);
export const reviewVerdict = pgEnum("review_verdict", verdicts);

/** Where people judge a comparison, or the finished video of a project. There is one for each at most. */
export const reviews = pgTable(
  "reviews",
  {
    id: primaryId(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    comparisonId: uuid().references(() => comparisons.id, { onDelete: "cascade" }),
    projectId: uuid().references(() => projects.id, { onDelete: "cascade" }),
    /** Names, settings and scores are kept from reviewers until they have voted. */
    blind: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("reviews_comparison").on(table.comparisonId),
    unique("reviews_project").on(table.projectId),
    index("reviews_owner").on(table.ownerId),
    check("reviews_subject", sql`num_nonnulls(${table.comparisonId}, ${table.projectId}) = 1`),
  ],
);
export type Review = typeof reviews.$inferSelect;

/** Who was let in: an account, or whoever has a link. */
export const reviewShares = pgTable(
  "review_shares",
  {
    id: primaryId(),
    reviewId: uuid()
      .notNull()
      .references(() => reviews.id, { onDelete: "cascade" }),
    /** The account; null for a link. */
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    /** Whom a link was made for, in the owner's words. */
    label: text().notNull().default(""),
    right: reviewRight().notNull(),
    /** SHA-256 of the id in the link's token. The token itself is never stored. */
    tokenDigest: text(),
    expiresAt: moment(),
    revokedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("review_shares_account").on(table.reviewId, table.userId),
    unique("review_shares_token").on(table.tokenDigest),
    index("review_shares_user").on(table.userId),
    check("review_shares_kind", sql`num_nonnulls(${table.userId}, ${table.tokenDigest}) = 1`),
    check("review_shares_expiry", sql`${table.tokenDigest} is null or ${table.expiresAt} is not null`),
  ],
);
export type ReviewShare = typeof reviewShares.$inferSelect;

/** One reviewer in one review. A link can seat several guests. */
export const reviewSeats = pgTable(
  "review_seats",
  {
    id: primaryId(),
    shareId: uuid()
      .notNull()
      .references(() => reviewShares.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** Positions of the variations as this reviewer meets them: the first is A. */
    order: document<number[]>().notNull(),
    /** Since when names and scores are open to this reviewer; null while they are hidden. */
    revealedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [index("review_seats_share").on(table.shareId)],
);
export type ReviewSeat = typeof reviewSeats.$inferSelect;

const ofProject = () =>
  uuid()
    .notNull()
    .references(() => projects.id, { onDelete: "cascade" });
const ofSeat = () =>
  uuid()
    .notNull()
    .references(() => reviewSeats.id, { onDelete: "cascade" });

/** Which of two videos a reviewer prefers. `first` stands before `second` in the comparison, whatever the reviewer saw. */
export const reviewVotes = pgTable(
  "review_votes",
  {
    seatId: ofSeat(),
    firstProjectId: ofProject(),
    secondProjectId: ofProject(),
    /** The versions that were seen. */
    firstExportId: uuid().notNull(),
    secondExportId: uuid().notNull(),
    choice: voteChoice().notNull(),
    /** Whether names and scores were hidden from the reviewer. */
    blind: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.seatId, table.firstProjectId, table.secondProjectId] })],
);
export type ReviewVote = typeof reviewVotes.$inferSelect;

/** What somebody said about a frame. */
export const reviewComments = pgTable(
  "review_comments",
  {
    id: primaryId(),
    reviewId: uuid()
      .notNull()
      .references(() => reviews.id, { onDelete: "cascade" }),
    /** Null: the owner of the review. */
    seatId: uuid().references(() => reviewSeats.id, { onDelete: "cascade" }),
    /** The comment that this one answers; answers are not answered again. */
    parentId: uuid(),
    projectId: ofProject(),
    /** The version whose frame is meant. */
    exportId: uuid().notNull(),
    frame: integer().notNull(),
    framesPerSecond: integer().notNull(),
    body: text().notNull(),
    drawing: document<Drawing>(),
    resolvedAt: moment(),
    editedAt: moment(),
    deletedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    index("review_comments_review").on(table.reviewId, table.createdAt),
    index("review_comments_seat").on(table.seatId),
    check("review_comments_frame", sql`${table.frame} >= 0 and ${table.framesPerSecond} > 0`),
  ],
);
export type ReviewComment = typeof reviewComments.$inferSelect;

/** A reviewer's word on one video. */
export const reviewVerdicts = pgTable(
  "review_verdicts",
  {
    seatId: ofSeat(),
    projectId: ofProject(),
    exportId: uuid().notNull(),
    verdict: reviewVerdict().notNull(),
    note: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.seatId, table.projectId] })],
);
export type ReviewVerdictRow = typeof reviewVerdicts.$inferSelect;

import { z } from "zod";
import { cleanText } from "@/domain/text/clean-text";

/** What somebody may do with what was shared with them; each right holds those before it. */
export const reviewRights = ["view", "comment", "judge"] as const;
export type ReviewRight = (typeof reviewRights)[number];

/** Whether a right is enough for what needs another one. */
export const allows = (right: ReviewRight, needed: ReviewRight): boolean =>
  reviewRights.indexOf(right) >= reviewRights.indexOf(needed);

/** Who looks at a review: its owner, somebody with an account, or somebody with a link. */
export type ReviewerKind = "owner" | "account" | "guest";

export const voteChoices = ["first", "second", "tie"] as const;
export type VoteChoice = (typeof voteChoices)[number];

export const verdicts = ["approved", "changes", "rejected"] as const;
export type Verdict = (typeof verdicts)[number];

export const reviewLimits = {
  linkDays: { min: 1, max: 90, default: 14 },
  nameCharacters: 40,
  labelCharacters: 60,
  commentCharacters: 2_000,
  noteCharacters: 2_000,
  /** People behind one link, and shares of one review. */
  seatsPerLink: 50,
  shares: 100,
  /** Comments of one reviewer in one review. */
  commentsPerSeat: 500,
} as const;

/** Text of several lines, each as it was meant, with an empty line between paragraphs at most. */
const cleanLines = (text: string) =>
  text
    .split(/\r\n|[\r\n]/)
    .map(cleanText)
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

const { nameCharacters, labelCharacters, commentCharacters, noteCharacters, linkDays } = reviewLimits;

/** What a guest wants to be called; empty: the studio finds a name. */
export const guestName = z
  .string()
  .transform(cleanText)
  .pipe(z.string().max(nameCharacters, `Use at most ${nameCharacters} characters for your name`));

/** For the owner's eyes: whom a link was made for. */
export const linkLabel = z
  .string()
  .transform(cleanText)
  .pipe(z.string().max(labelCharacters, `Use at most ${labelCharacters} characters`));

export const linkLifetimeDays = z
  .int()
  .min(linkDays.min)
  .max(linkDays.max, `A link lives for ${linkDays.max} days at most`);

export const commentBody = z
  .string()
  .transform(cleanLines)
  .pipe(z.string().max(commentCharacters, `Use at most ${commentCharacters} characters`));

export const verdictNote = z
  .string()
  .transform(cleanLines)
  .pipe(z.string().max(noteCharacters, `Use at most ${noteCharacters} characters`));

/** What is reviewed: the videos of a comparison beside each other, or the finished video of a project. */
export const reviewSubject = z.union([
  z.strictObject({ comparisonId: z.uuid("This is not a comparison's address") }),
  z.strictObject({ projectId: z.uuid("This is not a project's address") }),
]);
export type ReviewSubject = z.infer<typeof reviewSubject>;

/** By which right somebody asks: an account with a share (or the owner), or a link and the seat taken with it. */
export const reviewAccess = z.union([
  z.strictObject({ reviewId: z.uuid("This is not a review's address") }),
  z.strictObject({ token: z.string().max(200), seatKey: z.string().max(200).default("") }),
]);
export type ReviewAccess = z.infer<typeof reviewAccess>;
export type ReviewAccessInput = z.input<typeof reviewAccess>;

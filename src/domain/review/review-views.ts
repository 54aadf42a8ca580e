import type { MediaView } from "@/domain/view/views";
import type { Agreement } from "./agreement";
import type { EntryKey } from "./blind-order";
import type { Drawing } from "./drawing";
import type { ReviewerKind, ReviewRight, Verdict, VoteChoice } from "./review";

export type ReviewKind = "comparison" | "video";

/** The version of a video that is under review, as a player needs it. */
export type ReviewVideo = {
  url: string;
  posterUrl: string;
  width: number;
  height: number;
  framesPerSecond: number;
  durationFrames: number;
};

export type ReviewEntry = {
  key: EntryKey;
  /** Null while it is being made. */
  video: ReviewVideo | null;
  /** What blind reviewers get to know when they have voted. */
  facts: EntryFacts | null;
  /** The reader's own word on it. */
  verdict: { verdict: Verdict; note: string } | null;
};

export type EntryFacts = {
  name: string;
  /** In what it differs from the others, e.g. its models. */
  detail: string | null;
  version: number | null;
  /** Overall score of its clips, 0-100; null when nothing was measured. */
  score: number | null;
};

export type ReviewPair = { first: EntryKey; second: EntryKey; choice: VoteChoice | null };

export type ReviewCommentView = {
  id: string;
  parentId: string | null;
  entry: EntryKey;
  frame: number;
  framesPerSecond: number;
  body: string;
  drawing: Drawing | null;
  author: { name: string; kind: ReviewerKind };
  own: boolean;
  /** Said of an earlier version of the video. */
  outdated: boolean;
  resolved: boolean;
  edited: boolean;
  createdAt: string;
};

/** A review as one reviewer (or its owner) has it before them. */
export type ReviewRoomView = {
  reviewId: string;
  kind: ReviewKind;
  /** Null while names are hidden. */
  title: string | null;
  ownerName: string;
  me: { kind: ReviewerKind; name: string; right: ReviewRight };
  /** Until when the reader is let in; null: until it is taken back. */
  expiresAt: string | null;
  blind: boolean;
  /** Whether names and scores are open to the reader. */
  revealed: boolean;
  entries: ReviewEntry[];
  /** What there is to vote on; empty for a single video and for those who may not vote. */
  pairs: ReviewPair[];
  comments: ReviewCommentView[];
};

/** What a link tells before anybody has come in by it. */
export type InvitationView = {
  kind: ReviewKind;
  ownerName: string;
  right: ReviewRight;
  expiresAt: string;
};

/** A review in a list of those that somebody may see. */
export type ReviewCard = {
  reviewId: string;
  kind: ReviewKind;
  title: string | null;
  ownerName: string;
  own: boolean;
  right: ReviewRight;
  /** Videos that can be watched already, of all. */
  ready: number;
  videos: number;
  votes: { cast: number; all: number };
  poster: MediaView["url"] | null;
  createdAt: string;
};

export type ShareState = "active" | "revoked" | "expired" | "suspended";

export type ShareView = {
  id: string;
  kind: Exclude<ReviewerKind, "owner">;
  /** The account's name, or whom the link is for. */
  name: string;
  right: ReviewRight;
  state: ShareState;
  expiresAt: string | null;
  createdAt: string;
  /** Names of those who came in by it. */
  reviewers: string[];
};

export type VerdictView = {
  reviewer: string;
  entry: EntryKey;
  verdict: Verdict;
  note: string;
  outdated: boolean;
  createdAt: string;
};

/** A reviewer's progress, for the owner. */
export type ReviewerView = { name: string; kind: ReviewerKind; votes: number; finished: boolean };

/** Estimate and bounds of its 95 % interval. */
export type Interval = { value: number; low: number; high: number };

export type RatingView = {
  key: EntryKey;
  /** Log odds against an average video of this comparison. */
  strength: Interval;
  /** Share of votes that it would win against an average video of this comparison, 0-1. */
  winShare: Interval;
  wins: number;
  losses: number;
  ties: number;
};

export type ReviewResults = {
  votes: number;
  /** Votes of people who could see names or scores. */
  openVotes: number;
  /** Votes on versions that have been replaced since. */
  outdatedVotes: number;
  reviewers: ReviewerView[];
  /** Strongest first. */
  ratings: RatingView[];
  /** Wins of the row's video over the column's, in the order of `entries`; a tie is half a win for both. */
  wins: number[][];
  statements: { better: EntryKey; worse: EntryKey; probability: number; certain: boolean }[];
  agreement: Agreement;
};

export type PanelEntry = { key: EntryKey; name: string; projectId: string; position: number };

/** A review as its owner manages it. */
export type ReviewPanelView = {
  reviewId: string;
  kind: ReviewKind;
  blind: boolean;
  entries: PanelEntry[];
  shares: ShareView[];
  comments: ReviewCommentView[];
  verdicts: VerdictView[];
  /** For comparisons. */
  results: ReviewResults | null;
};

import type { DrawingColour } from "@/domain/review/drawing";
import type { ReviewRight, Verdict } from "@/domain/review/review";
import type { ReviewKind, ShareState } from "@/domain/review/review-views";

export const rightTitles = {
  view: "Watch",
  comment: "Watch and comment",
  judge: "Comment, vote and approve",
} satisfies Record<ReviewRight, string>;

export const verdictTitles = {
  approved: "Approved",
  changes: "Changes wanted",
  rejected: "Rejected",
} satisfies Record<Verdict, string>;

export const verdictActions = {
  approved: "Approve",
  changes: "Request changes",
  rejected: "Reject",
} satisfies Record<Verdict, string>;

export const verdictTones = {
  approved: "success",
  changes: "accent",
  rejected: "danger",
} as const satisfies Record<Verdict, string>;

export const shareStateTitles = {
  active: "Open",
  revoked: "Taken back",
  expired: "Time is over",
  suspended: "Account suspended",
} satisfies Record<ShareState, string>;

export const reviewKindTitles = {
  comparison: "Comparison",
  video: "Video",
} satisfies Record<ReviewKind, string>;

/** On pictures of any kind: strong, and drawn over a dark outline. */
export const drawingPaint = {
  amber: "#ffb020",
  red: "#ff5a52",
  green: "#3ddc84",
  blue: "#55a8ff",
  white: "#ffffff",
} satisfies Record<DrawingColour, string>;

export const percentText = (share: number) => `${Math.round(share * 100)} %`;

/** A probability without the certainty that no number of votes gives. */
export const probabilityText = (share: number) =>
  share >= 0.999 ? "over 99.9 %" : `${(share * 100).toFixed(share >= 0.99 ? 1 : 0)} %`;

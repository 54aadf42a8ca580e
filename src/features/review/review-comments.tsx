import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { EntryKey } from "@/domain/review/blind-order";
import type { ReviewCommentView, ReviewPanelView } from "@/domain/review/review-views";
import { CommentList } from "@/features/review/comment-list";
import { useComments } from "@/features/review/use-review-room";

/** A frame of one of the videos, named by its project. */
export type PanelPlace = { projectId: string; frame: number };

/** The owner's list of comments; each leads to its frame. */
export function ReviewComments({
  panel: { reviewId, kind, entries, comments },
  onJump,
}: {
  panel: ReviewPanelView;
  onJump: ((place: PanelPlace) => void) | undefined;
}) {
  const router = useRouter();
  const access = useMemo(() => ({ reviewId }), [reviewId]);
  const actions = useComments(access);
  const find = (key: EntryKey) => entries.find((entry) => entry.key === key);

  function jump({ entry, frame, drawing }: ReviewCommentView) {
    const video = find(entry);
    // A drawing is shown over its frame in the room only.
    if (onJump && video && !drawing) return onJump({ projectId: video.projectId, frame });
    router.push(`/reviews/${reviewId}?video=${entry}&frame=${frame}`);
  }

  return (
    <CommentList
      comments={comments}
      empty="Nobody has said anything yet."
      reader={{
        access,
        actions,
        speaks: true,
        isOwner: true,
        nameOf: kind === "comparison" ? (key) => find(key)?.name ?? key : null,
        onJump: jump,
      }}
    />
  );
}

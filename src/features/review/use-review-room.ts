import { toast } from "sonner";
import type { ReviewAccessInput } from "@/domain/review/review";
import type { ReviewRoomView } from "@/domain/review/review-views";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** How often others' comments and the owner's changes are looked for. */
const lookEveryMs = 4_000;

/** A review as it is now, for as long as somebody looks at it. */
export function useReviewRoom(access: ReviewAccessInput, initial?: ReviewRoomView) {
  return trpc.reviews.room.useQuery(
    { access },
    { refetchInterval: lookEveryMs, ...(initial ? { initialData: initial } : {}) },
  );
}

/** What comments can be made to do. Each settles the room and, for owners, the panel; `error` has the last refusal. */
export function useComments(access: ReviewAccessInput) {
  const utils = trpc.useUtils();
  const settle = () =>
    Promise.all([utils.reviews.room.invalidate({ access }), utils.reviews.panel.invalidate()]);
  const options = { onSuccess: settle };
  const add = trpc.reviews.comment.useMutation(options);
  const answer = trpc.reviews.answer.useMutation(options);
  const edit = trpc.reviews.editComment.useMutation(options);
  const resolve = trpc.reviews.resolveComment.useMutation(options);
  const removal = trpc.reviews.removeComment.useMutation(options);

  const restore = (commentId: string) =>
    removal.mutate(
      { access, commentId, removed: false },
      { onError: (error) => toast.error(`The comment is still deleted. ${readFailure(error).message}`) },
    );
  const remove = (commentId: string) =>
    removal.mutate(
      { access, commentId, removed: true },
      {
        onSuccess: () =>
          toast("The comment was deleted", {
            action: { label: "Undo", onClick: () => restore(commentId) },
            duration: 10_000,
          }),
      },
    );

  return { add, answer, edit, resolve, remove, error: resolve.error ?? removal.error };
}

export type CommentActions = ReturnType<typeof useComments>;

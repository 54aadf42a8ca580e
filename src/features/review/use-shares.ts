import { toast } from "sonner";
import type { ReviewSubject } from "@/domain/review/review";
import type { ShareView } from "@/domain/review/review-views";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** Letting people in, and taking that back. */
export function useShares(subject: ReviewSubject) {
  const utils = trpc.useUtils();
  const options = { onSuccess: () => utils.reviews.panel.invalidate({ subject }) };
  const withAccount = trpc.reviews.shareWithAccount.useMutation(options);
  const byLink = trpc.reviews.shareByLink.useMutation(options);
  const change = trpc.reviews.changeShare.useMutation(options);

  const restore = ({ id, name }: ShareView) =>
    change.mutate(
      { subject, shareId: id, revoked: false },
      {
        onError: (error) =>
          toast.error(`${name || "The link"} is still shut out. ${readFailure(error).message}`),
      },
    );
  const revoke = (share: ShareView) =>
    change.mutate(
      { subject, shareId: share.id, revoked: true },
      {
        onSuccess: () =>
          toast(
            share.kind === "guest"
              ? "The link opens nothing any more"
              : `${share.name} cannot come in any more`,
            {
              action: { label: "Undo", onClick: () => restore(share) },
              duration: 10_000,
            },
          ),
      },
    );

  return { withAccount, byLink, revoke, restore, error: change.error };
}

export type Shares = ReturnType<typeof useShares>;

"use client";

import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { StudioLimitDialog } from "@/features/costs/studio-limits";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** Sets what a person may spend in a month. */
export function AccountLimit({ userId, onClose }: { userId: string; onClose: () => void }) {
  // What another administrator has set since must not be shown, or saved, as it was.
  const { data, error, refetch } = trpc.costs.limits.useQuery({ userId }, { gcTime: 0 });
  const limit = data?.[0];
  if (limit) return <StudioLimitDialog limit={limit} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="This person, this month">
      {error ? (
        <FailureCallout error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-24 rounded-md" />
      )}
    </Dialog>
  );
}

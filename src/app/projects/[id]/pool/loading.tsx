import { Skeleton } from "@/components/ui/skeleton";
import { PoolSkeleton } from "@/features/pool/pool-skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Pool" lead={<Skeleton className="h-5 w-48" />}>
      <PoolSkeleton />
    </PageFrame>
  );
}

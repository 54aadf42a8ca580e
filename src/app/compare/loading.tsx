import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Comparisons" lead={<Skeleton className="h-5 w-72 max-w-full" />}>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
    </PageFrame>
  );
}

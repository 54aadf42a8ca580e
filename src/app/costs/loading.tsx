import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Costs">
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
      </div>
    </PageFrame>
  );
}

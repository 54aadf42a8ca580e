import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title={<Skeleton className="h-9 w-72 max-w-full" />} lead={<Skeleton className="h-5 w-48" />}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-[36rem]" />
        <Skeleton className="h-64" />
      </div>
    </PageFrame>
  );
}

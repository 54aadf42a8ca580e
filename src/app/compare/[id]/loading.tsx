import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title={<Skeleton className="h-9 w-72 max-w-full" />} lead={<Skeleton className="h-5 w-48" />}>
      <div className="grid gap-6">
        <Skeleton className="h-[min(60dvh,40rem)] rounded-xl" />
        <Skeleton className="h-40" />
        <Skeleton className="h-64" />
      </div>
    </PageFrame>
  );
}

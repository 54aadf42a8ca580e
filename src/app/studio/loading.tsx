import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="New video">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="h-[30rem] rounded-lg" />
        <Skeleton className="h-44 rounded-xl" />
      </div>
    </PageFrame>
  );
}

import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Reviews" lead="Videos that others would like your eyes on.">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {["a", "b", "c"].map((key) => (
          <Skeleton key={key} className="h-64" />
        ))}
      </div>
    </PageFrame>
  );
}

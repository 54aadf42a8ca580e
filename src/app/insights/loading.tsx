import { Skeleton } from "@/components/ui/skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Insights">
      <Skeleton className="mb-5 h-11 rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        {["scores", "trend", "metrics", "breakdown"].map((part) => (
          <Skeleton key={part} className="h-80 rounded-lg" />
        ))}
      </div>
    </PageFrame>
  );
}

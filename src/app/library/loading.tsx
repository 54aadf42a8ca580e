import { ShelfSkeleton } from "@/features/library/shelf-skeleton";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Library">
      <ShelfSkeleton />
    </PageFrame>
  );
}

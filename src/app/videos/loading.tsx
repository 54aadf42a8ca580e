import { Skeleton } from "@/components/ui/skeleton";
import { GallerySkeleton } from "@/features/gallery/gallery";
import { PageFrame } from "@/features/shell/page-frame";

export default function Loading() {
  return (
    <PageFrame title="Videos">
      <Skeleton className="mb-14 h-10 w-full max-w-sm" />
      <GallerySkeleton />
    </PageFrame>
  );
}

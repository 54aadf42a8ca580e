import { Skeleton } from "@/components/ui/skeleton";

export const shelfGrid = "grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4";

/** A shelf while it is loaded. */
export function ShelfSkeleton() {
  return (
    <div className={shelfGrid}>
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
        <Skeleton key={key} className="h-72 rounded-lg" />
      ))}
    </div>
  );
}

import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="mx-auto grid w-full max-w-sm gap-6 px-4 py-16">
      <Skeleton className="h-9" />
      <Skeleton className="h-40" />
    </div>
  );
}

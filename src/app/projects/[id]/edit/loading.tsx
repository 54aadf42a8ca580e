import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" className="flex grow flex-col gap-3 p-3 lg:h-[calc(100dvh-3.5rem)]">
      <span className="sr-only">Opening the editor</span>
      <Skeleton className="h-10" />
      <div className="grid grow gap-3 lg:grid-cols-[18rem_minmax(0,1fr)_19rem]">
        <Skeleton className="hidden lg:block" />
        <Skeleton className="min-h-64" />
        <Skeleton className="hidden lg:block" />
      </div>
      <Skeleton className="h-72" />
    </div>
  );
}

import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { LookContent } from "@/domain/look/look";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

type Pictured = Pick<LookContent["visual"], "palette" | "grade">;

/** Long enough to pull a slider without drawing every place that it passes. */
const settledMs = 350;

/** What a look does while it is being written, drawn again by this machine when its fields have settled. */
export function LivePreview({ visual: { palette, grade } }: { visual: Pictured }) {
  const asked = useSettled({ palette, grade });
  const preview = trpc.looks.sketch.useQuery(asked, { placeholderData: keepPreviousData, retry: false });
  if (preview.error) return <p className="text-muted text-sm">{readFailure(preview.error).message}</p>;
  if (!preview.data) return <Skeleton className="aspect-video w-full max-w-sm rounded-lg" />;
  return (
    // biome-ignore lint/performance/noImgElement: the picture is in the address
    <img
      src={preview.data}
      alt="The same street in this look"
      aria-busy={preview.isFetching}
      width={400}
      height={225}
      className={cn(
        "aspect-video w-full max-w-sm rounded-lg bg-sunken object-cover transition-opacity",
        preview.isFetching && "opacity-60",
      )}
    />
  );
}

/** The value as it last was for a while. */
function useSettled(value: Pictured): Pictured {
  const [settled, setSettled] = useState(value);
  const written = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(written) as Pictured), settledMs);
    return () => clearTimeout(timer);
  }, [written]);
  return settled;
}

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

/** A part that is folded away until it is wanted. Native `details`: find-in-page opens it, no script needed. */
export function Disclosure({
  summary,
  aside,
  defaultOpen = false,
  children,
  className,
}: {
  summary: ReactNode;
  aside?: ReactNode;
  defaultOpen?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    <details open={defaultOpen} className={cn("group rounded-lg border border-line bg-surface", className)}>
      <summary className="flex min-h-12 list-none items-center gap-2 rounded-lg px-4 py-2 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          aria-hidden
        />
        <span className="min-w-0 grow">{summary}</span>
        {aside && <span className="shrink-0 font-normal text-muted text-xs">{aside}</span>}
      </summary>
      <div className="px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}

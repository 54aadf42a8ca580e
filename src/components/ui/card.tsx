import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section className={cn("rounded-lg border border-line bg-surface p-4 sm:p-5", className)} {...props} />
  );
}

export function CardTitle({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mb-3 flex items-baseline justify-between gap-3">
      <h2 className="font-semibold text-sm">{children}</h2>
      {aside && <span className="text-muted text-xs">{aside}</span>}
    </div>
  );
}

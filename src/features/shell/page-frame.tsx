import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

/** The width and heading that pages have alike. */
export function PageFrame({
  title,
  lead,
  actions,
  narrow = false,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={cn("mx-auto w-full px-4 py-6 sm:px-6 sm:py-10", narrow ? "max-w-3xl" : "max-w-[90rem]")}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1.5">
          <h1 className="wrap-anywhere font-semibold text-2xl tracking-tight sm:text-3xl">{title}</h1>
          {lead && <div className="text-muted text-sm leading-relaxed">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

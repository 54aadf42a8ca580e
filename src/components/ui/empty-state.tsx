import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** A list without entries, or a place that is not there: what it means and what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-line border-dashed px-6 py-16 text-center">
      <Icon className="size-7 text-muted" strokeWidth={1.5} aria-hidden />
      <p className="font-semibold text-lg">{title}</p>
      <div className="max-w-md text-balance text-muted text-sm leading-relaxed">{children}</div>
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

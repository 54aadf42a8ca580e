import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

const looks = {
  info: { icon: Info, style: "border-line bg-surface", iconStyle: "text-muted" },
  warning: { icon: TriangleAlert, style: "border-accent/40 bg-accent-wash", iconStyle: "text-accent-text" },
  danger: { icon: CircleAlert, style: "border-danger/40 bg-danger-wash", iconStyle: "text-danger" },
} as const;

/** Something the reader should know, where it matters. Problems that need an action carry it in `action`. */
export function Callout({
  tone = "info",
  title,
  children,
  action,
  className,
}: {
  tone?: keyof typeof looks;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const look = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "note"}
      className={cn(
        "flex flex-wrap items-start gap-3 rounded-lg border p-3.5 text-sm",
        look.style,
        className,
      )}
    >
      <look.icon className={cn("mt-0.5 size-4 shrink-0", look.iconStyle)} aria-hidden />
      <div className="grid min-w-0 flex-1 basis-48 gap-0.5 leading-relaxed">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="wrap-anywhere text-muted">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}

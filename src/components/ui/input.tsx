import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";

const control =
  "w-full rounded-md border border-control bg-background px-3 text-base text-foreground placeholder:text-muted sm:text-sm disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger focus-visible:outline-offset-0";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(control, "h-10", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(control, "py-2 leading-relaxed", className)} {...props} />;
}

/** The platform's own select: right on phones, right for screen readers, nothing to load. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <select className={cn(control, "h-10 pr-8", className)} {...props}>
      {children}
    </select>
  );
}

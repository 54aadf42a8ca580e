import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";

const style = cva(
  "inline-flex items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 py-0.5 font-medium text-xs [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "border-line bg-surface text-muted",
        accent: "border-accent/40 bg-accent-wash text-accent-text",
        success: "border-line bg-surface text-success",
        danger: "border-danger/40 bg-danger-wash text-danger",
        /** On top of pictures. */
        film: "border-white/20 bg-black/70 text-white",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof style>) {
  return <span className={cn(style({ tone }), className)} {...props} />;
}

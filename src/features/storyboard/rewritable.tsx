import { WandSparkles } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { RewriteField } from "@/domain/plan/rewrite-shot";
import { fieldNames } from "@/features/storyboard/shot-field-words";

/** A field of a shot with the way to have it written again, at the end of its label's line. */
export function Rewritable({
  field,
  number,
  onRewrite,
  children,
}: {
  field: RewriteField;
  /** Of the shot, from 1. */
  number: number;
  onRewrite: (field: RewriteField) => void;
  children: ReactNode;
}) {
  return (
    <div className="relative min-w-0">
      {children}
      <Button
        size="sm"
        variant="ghost"
        className="absolute -top-1.5 right-0 h-8 px-2 text-muted text-xs"
        onClick={() => onRewrite(field)}
      >
        <WandSparkles aria-hidden /> Write again…
        <span className="sr-only">
          {" "}
          the {fieldNames[field]} of shot {number}
        </span>
      </Button>
    </div>
  );
}

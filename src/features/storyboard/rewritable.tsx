import { WandSparkles } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { AnyRewriteField } from "@/domain/plan/rewrite-request";
import { fieldNames } from "@/features/storyboard/field-words";

/** A field of a shot or a scene with the way to have it written again, at the end of its label's line. */
export function Rewritable<Name extends AnyRewriteField>({
  field,
  of,
  onRewrite,
  children,
}: {
  field: Name;
  /** What it is a field of: "shot 3". */
  of: string;
  onRewrite: (field: Name) => void;
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
          the {fieldNames[field]} of {of}
        </span>
      </Button>
    </div>
  );
}

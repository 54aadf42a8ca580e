import { cn } from "@/components/ui/class-names";
import { percentOf, type Span } from "./scale";

/** A value and its interval on a line; what it says stands in words beside it. */
export function IntervalPlot({
  value,
  interval,
  span,
  reference,
  tone,
  className,
}: {
  value: number | null;
  interval: Span | null;
  span: Span;
  /** Where a line marks what it is held against, e.g. no difference. */
  reference: number | null;
  tone: "accent" | "success" | "danger" | "faint";
  className?: string;
}) {
  const colour = {
    accent: "bg-accent-text",
    success: "bg-success",
    danger: "bg-danger",
    faint: "bg-muted",
  }[tone];
  return (
    <div aria-hidden className={cn("relative h-6 min-w-24", className)}>
      <div className="absolute inset-x-0 top-1/2 border-line border-t" />
      {reference !== null && (
        <div
          className="absolute inset-y-0 border-control border-l border-dashed"
          style={{ left: `${percentOf(reference, span)}%` }}
        />
      )}
      {interval && (
        <div
          className={cn("-translate-y-1/2 absolute top-1/2 h-1 rounded-full opacity-50", colour)}
          style={{
            left: `${percentOf(interval.low, span)}%`,
            right: `${100 - percentOf(interval.high, span)}%`,
          }}
        />
      )}
      {value !== null && (
        <div
          className={cn("-translate-x-1/2 -translate-y-1/2 absolute top-1/2 size-2.5 rounded-full", colour)}
          style={{ left: `${percentOf(value, span)}%` }}
        />
      )}
    </div>
  );
}

import { cn } from "@/components/ui/class-names";

/** A score of 0-100 as a length, with a mark where another one stands. The number itself stands beside it. */
export function ScoreBar({
  score,
  mark,
  className,
}: {
  score: number;
  mark?: number | null;
  className?: string;
}) {
  return (
    <span className={cn("relative block h-1.5 rounded-full bg-line", className)} aria-hidden>
      <span
        className={cn("block h-full rounded-full", score < 40 ? "bg-danger" : "bg-accent")}
        style={{ width: `${score}%` }}
      />
      {typeof mark === "number" && (
        <span
          className="absolute -top-1 h-3.5 w-0.5 rounded-full bg-foreground"
          style={{ left: `calc(${mark}% - 1px)` }}
        />
      )}
    </span>
  );
}

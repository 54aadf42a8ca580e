import { Progress } from "radix-ui";
import { cn } from "@/components/ui/class-names";

/** @param percent 0-100. */
export function ProgressBar({
  label,
  percent,
  className,
}: {
  label: string;
  percent: number;
  className?: string;
}) {
  return (
    <Progress.Root
      aria-label={label}
      value={percent}
      max={100}
      className={cn("h-1.5 overflow-hidden rounded-full bg-line", className)}
    >
      <Progress.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-500 ease-out"
        style={{ width: `${percent}%` }}
      />
    </Progress.Root>
  );
}

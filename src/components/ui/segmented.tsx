import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

/** One of a few choices, all visible. A radio group underneath: arrow keys move, one tab stop. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; content?: ReactNode }[];
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
      className={cn("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className="inline-flex min-h-9 items-center justify-center gap-2 rounded-md border border-line px-3 text-muted text-sm transition-colors hover:text-foreground data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash data-[state=checked]:text-foreground"
        >
          {option.content ?? option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

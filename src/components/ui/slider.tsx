import { Slider as RadixSlider } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";

/** A slider with one thumb; the label names the thumb, which is what a screen reader lands on. */
export function Slider({
  className,
  "aria-label": label,
  ...props
}: ComponentProps<typeof RadixSlider.Root> & { "aria-label": string }) {
  return (
    <RadixSlider.Root
      className={cn("relative flex h-6 w-full touch-none items-center", className)}
      {...props}
    >
      <RadixSlider.Track className="relative h-1 grow rounded-full bg-line">
        <RadixSlider.Range className="absolute h-full rounded-full bg-accent" />
      </RadixSlider.Track>
      <RadixSlider.Thumb
        aria-label={label}
        className="block size-5 rounded-full border-2 border-accent bg-background shadow-sm"
      />
    </RadixSlider.Root>
  );
}

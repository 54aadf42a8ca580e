import { cn } from "@/components/ui/class-names";

/** The mark: crop corners around a playhead. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" className={cn("size-6", className)} aria-hidden="true">
      <path
        d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="square"
      />
      <path d="M9.5 7.8v8.4l7-4.2-7-4.2Z" className="fill-accent" />
    </svg>
  );
}

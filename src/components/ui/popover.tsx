import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";
import { keptClear } from "@/components/ui/kept-clear";

/** A note that opens at its trigger by press, not by hover: it can be read on a phone and reached by keyboard. */
export function Popover({
  trigger,
  label,
  children,
}: {
  trigger: ReactNode;
  /** Names the note for screen readers. */
  label: string;
  children: ReactNode;
}) {
  return (
    <RadixPopover.Root>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          {...keptClear}
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-[min(70dvh,var(--radix-popover-content-available-height))] w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-surface p-4 text-sm shadow-xl duration-100 data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

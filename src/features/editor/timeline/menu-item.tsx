"use client";

import { ContextMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";

/** A line of a context menu, with the key that does the same. */
export function MenuItem({
  keys,
  children,
  onSelect,
}: {
  keys?: string;
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <ContextMenu.Item
      onSelect={onSelect}
      className={cn(
        "flex cursor-pointer items-center justify-between gap-6 rounded-md px-2.5 py-2 text-sm outline-none",
        "data-highlighted:bg-sunken dark:data-highlighted:bg-line",
      )}
    >
      {children}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </ContextMenu.Item>
  );
}

export const MenuSeparator = () => <ContextMenu.Separator className="-mx-1 my-1 h-px bg-line" />;

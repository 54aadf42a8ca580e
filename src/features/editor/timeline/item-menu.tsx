"use client";

import { ContextMenu } from "radix-ui";
import { type MouseEvent, type ReactNode, useState } from "react";
import { keptClear } from "@/components/ui/kept-clear";
import { useEditor } from "../editor-context";

/**
 * One context menu for all items of a track, at the pointer or with the menu key. It is about the item under it, which it
 * selects; `itemIdOf` finds that from the element, by its mark.
 */
export function ItemMenu({
  itemIdOf,
  content,
  children,
}: {
  itemIdOf: (element: HTMLElement) => string | undefined;
  content: (itemId: string) => ReactNode;
  children: ReactNode;
}) {
  const { store } = useEditor();
  const [itemId, setItemId] = useState<string | null>(null);
  function choose(event: MouseEvent) {
    const id = itemIdOf(event.target as HTMLElement);
    setItemId(id ?? null);
    // Beside the items the browser's own menu is as good.
    if (id === undefined) event.stopPropagation();
    else if (!store.state().selection.includes(id)) store.select([id]);
  }
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div className="h-full" onContextMenuCapture={choose}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          {...keptClear}
          className="z-50 min-w-56 rounded-lg border border-line bg-surface p-1 shadow-xl"
        >
          {itemId !== null && content(itemId)}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

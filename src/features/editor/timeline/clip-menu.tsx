"use client";

import { ContextMenu } from "radix-ui";
import type { MouseEvent, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useEditor } from "../editor-context";
import { useCommands } from "../use-commands";

/** What can be done with a clip, at the pointer or with the menu key. One menu for the whole track. */
export function ClipMenu({ children }: { children: ReactNode }) {
  const { store } = useEditor();
  const commands = useCommands();
  function choose(event: MouseEvent) {
    const clipId = (event.target as HTMLElement).closest<HTMLElement>("[data-clip]")?.dataset.clip;
    // Beside the clips the browser's own menu is as good.
    if (clipId === undefined) event.stopPropagation();
    else if (!store.state().selection.includes(clipId)) store.select([clipId]);
  }
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div className="h-full" onContextMenuCapture={choose}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="z-50 min-w-56 rounded-lg border border-line bg-surface p-1 shadow-xl">
          <Item onSelect={commands.split} keys="S">
            Split at the playhead
          </Item>
          <Item onSelect={commands.merge} keys="G">
            Merge with the clip behind
          </Item>
          <Item onSelect={commands.duplicate} keys="Ctrl D">
            Duplicate
          </Item>
          <Item onSelect={() => commands.move(-1)} keys="Alt ←">
            Move one place back
          </Item>
          <Item onSelect={() => commands.move(1)} keys="Alt →">
            Move one place on
          </Item>
          <ContextMenu.Separator className="-mx-1 my-1 h-px bg-line" />
          <Item onSelect={() => commands.remove(false)} keys="Del">
            Delete and close up
          </Item>
          <Item onSelect={() => commands.remove(true)} keys="Shift Del">
            Delete, leaving a gap
          </Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Item({ keys, children, onSelect }: { keys: string; children: ReactNode; onSelect: () => void }) {
  return (
    <ContextMenu.Item
      onSelect={onSelect}
      className={cn(
        "flex cursor-pointer items-center justify-between gap-6 rounded-md px-2.5 py-2 text-sm outline-none",
        "data-highlighted:bg-sunken dark:data-highlighted:bg-line",
      )}
    >
      {children}
      <Kbd>{keys}</Kbd>
    </ContextMenu.Item>
  );
}

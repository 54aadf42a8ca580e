import { isNested } from "@/domain/timeline/layout";

("use client");

import { ContextMenu } from "radix-ui";
import type { MouseEvent, ReactNode } from "react";
import { useCut, useEditor, useSelection } from "../editor-context";
import { useCommands } from "../use-commands";
import { MenuItem, menuLook } from "./menu-item";

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
        <ContextMenu.Content className={menuLook}>
          <MenuItem onSelect={commands.split} keys="S">
            Split at the playhead
          </MenuItem>
          <MenuItem onSelect={commands.merge} keys="G">
            Merge with the clip behind
          </MenuItem>
          <OpenItem />
          <MenuItem onSelect={commands.duplicate} keys="Ctrl D">
            Duplicate
          </MenuItem>
          <MenuItem onSelect={() => commands.move(-1)} keys="Alt ←">
            Move one place back
          </MenuItem>
          <MenuItem onSelect={() => commands.move(1)} keys="Alt →">
            Move one place on
          </MenuItem>
          <ContextMenu.Separator className="-mx-1 my-1 h-px bg-line" />
          <MenuItem onSelect={() => commands.remove(false)} keys="Del">
            Delete and close up
          </MenuItem>
          <MenuItem onSelect={() => commands.remove(true)} keys="Shift Del">
            Delete, leaving a gap
          </MenuItem>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Only nested clips can be opened. */
function OpenItem() {
  const cut = useCut();
  const commands = useCommands();
  const [id] = useSelection();
  if (!cut.video.some((item) => item.id === id && isNested(item))) return null;
  return (
    <MenuItem onSelect={commands.open} keys="Shift G">
      Open the nested clip
    </MenuItem>
  );
}

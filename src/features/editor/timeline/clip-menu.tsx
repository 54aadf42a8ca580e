"use client";

import type { ReactNode } from "react";
import { isNested } from "@/domain/timeline/layout";
import { useCut } from "../editor-context";
import { useCommands } from "../use-commands";
import { ItemMenu } from "./item-menu";
import { MenuItem, MenuSeparator } from "./menu-item";

/** What can be done with a clip. */
export function ClipMenu({ children }: { children: ReactNode }) {
  const commands = useCommands();
  return (
    <ItemMenu
      itemIdOf={(element) => element.closest<HTMLElement>("[data-clip]")?.dataset.clip}
      content={(clipId) => (
        <>
          <MenuItem onSelect={commands.split} keys="S">
            Split at the playhead
          </MenuItem>
          <MenuItem onSelect={commands.merge} keys="G">
            Merge with the clip behind
          </MenuItem>
          <OpenItem clipId={clipId} />
          <MenuItem onSelect={commands.duplicate} keys="Ctrl D">
            Duplicate
          </MenuItem>
          <MenuItem onSelect={() => commands.move(-1)} keys="Alt ←">
            Move one place back
          </MenuItem>
          <MenuItem onSelect={() => commands.move(1)} keys="Alt →">
            Move one place on
          </MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={() => commands.remove(false)} keys="Del">
            Delete and close up
          </MenuItem>
          <MenuItem onSelect={() => commands.remove(true)} keys="Shift Del">
            Delete, leaving a gap
          </MenuItem>
        </>
      )}
    >
      {children}
    </ItemMenu>
  );
}

/** Only nested clips can be opened. */
function OpenItem({ clipId }: { clipId: string }) {
  const cut = useCut();
  const commands = useCommands();
  if (!cut.video.some((item) => item.id === clipId && isNested(item))) return null;
  return (
    <MenuItem onSelect={commands.open} keys="Shift G">
      Open the nested clip
    </MenuItem>
  );
}

"use client";

import { ContextMenu } from "radix-ui";
import { type MouseEvent, type ReactNode, useState } from "react";
import { moveToTrack, tracksFor } from "@/domain/timeline/edit/move-to-track";
import { type LaneItem, lanesOf, type TrackPlace, trackPlaceOf } from "@/domain/timeline/lanes";
import { useCut, useEditor } from "../editor-context";
import { useCommands } from "../use-commands";
import { MenuItem, menuLook } from "./menu-item";
import { trackName } from "./track-rows";

/** What can be done with a text, a picture or a sound: above all, to which other tracks it can go. */
export function SpanMenu({ children }: { children: ReactNode }) {
  const { store } = useEditor();
  const commands = useCommands();
  const [itemId, setItemId] = useState<string | null>(null);
  function choose(event: MouseEvent) {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-span]")?.dataset.span ?? null;
    setItemId(id);
    // Beside the items the browser's own menu is as good.
    if (id === null) event.stopPropagation();
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
        <ContextMenu.Content className={menuLook}>
          {itemId !== null && <TrackItems itemId={itemId} />}
          <MenuItem onSelect={() => commands.remove(false)} keys="Del">
            Delete
          </MenuItem>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function TrackItems({ itemId }: { itemId: string }) {
  const cut = useCut();
  const { store } = useEditor();
  const own = trackPlaceOf(cut, itemId);
  if (!own) return null;
  const places = tracksFor(cut, itemId);
  const isNew = ({ track, lane }: TrackPlace) =>
    track === own.track && lane === lanesOf<LaneItem>(cut[track]).length;
  return (
    <>
      {places.map((to) => (
        <MenuItem
          key={trackName(to)}
          onSelect={() =>
            store.edit({ label: `Move to ${trackName(to)}` }, (before) =>
              moveToTrack(before, { id: itemId, to }),
            )
          }
        >
          {isNew(to) ? `Move to a new track, ${trackName(to)}` : `Move to ${trackName(to)}`}
        </MenuItem>
      ))}
      {places.length > 0 && <ContextMenu.Separator className="-mx-1 my-1 h-px bg-line" />}
    </>
  );
}

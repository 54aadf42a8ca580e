"use client";

import type { ReactNode } from "react";
import { moveToTrack, tracksFor } from "@/domain/timeline/edit/move-to-track";
import { type LaneItem, lanesOf, type TrackPlace, trackPlaceOf } from "@/domain/timeline/lanes";
import { useCut, useEditor } from "../editor-context";
import { useCommands } from "../use-commands";
import { ItemMenu } from "./item-menu";
import { MenuItem, MenuSeparator } from "./menu-item";
import { trackName } from "./track-rows";

/** What can be done with a text, a picture or a sound: above all, to which other tracks it can go. */
export function SpanMenu({ children }: { children: ReactNode }) {
  const commands = useCommands();
  return (
    <ItemMenu
      itemIdOf={(element) => element.closest<HTMLElement>("[data-span]")?.dataset.span}
      content={(itemId) => (
        <>
          <TrackItems itemId={itemId} />
          <MenuItem onSelect={() => commands.remove(false)} keys="Del">
            Delete
          </MenuItem>
        </>
      )}
    >
      {children}
    </ItemMenu>
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
      {places.length > 0 && <MenuSeparator />}
    </>
  );
}

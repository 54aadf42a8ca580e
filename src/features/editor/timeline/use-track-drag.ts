import { useRef } from "react";
import { moveToTrack, refusalOf } from "@/domain/timeline/edit/move-to-track";
import { type LaneItem, lanesOf, type TrackPlace, trackPlaceOf } from "@/domain/timeline/lanes";
import { useEditor } from "../editor-context";
import { type DropTarget, dropTargetAt, showNewTrack } from "./drop-target";
import { useTimelineTools } from "./timeline-context";
import { trackName } from "./track-rows";

type Drag = { element: HTMLElement | null; from: TrackPlace; target: DropTarget | null };

const noOtherHere = "Captions and the picture have tracks of their own: nothing else goes there.";

/** The part of a drag that goes from one track to another. The cut changes when the item is put down. */
export function useTrackDrag(id: string) {
  const { store } = useEditor();
  const tools = useTimelineTools();
  const drag = useRef<Drag | null>(null);

  /** Null where the item stays on its track. */
  function wanted({ from, target }: Drag): { to: TrackPlace | null; refusal: string | null } | null {
    if (!target) return null;
    if (target.place === null) return { to: null, refusal: noOtherHere };
    const fresh = { track: from.track, lane: lanesOf<LaneItem>(store.cut[from.track]).length };
    const to = target.place === "new" ? fresh : target.place;
    const stays = to.track === from.track && to.lane === from.lane;
    return stays ? null : { to, refusal: refusalOf(store.cut, { from, to }) };
  }

  return {
    start(element: HTMLElement | null) {
      const from = trackPlaceOf(store.cut, id);
      drag.current = from && { element, from, target: null };
    },
    move({ dy, clientY }: { dy: number; clientY: number }) {
      const { current } = drag;
      const area = tools.tracks();
      if (!current || !area) return;
      showNewTrack(area, true);
      sign(current.target, null);
      current.target = dropTargetAt(area, clientY);
      const change = wanted(current);
      sign(current.target, change);
      lift(current.element, change ? dy : null);
    },
    /** Puts the item down. `mark` is that of the rest of the drag, so that both are one step. */
    end(mark: string | null) {
      const { current } = drag;
      const area = tools.tracks();
      drag.current = null;
      if (!current) return;
      if (area) showNewTrack(area, false);
      sign(current.target, null);
      lift(current.element, null);
      const change = wanted(current);
      if (!change || mark === null) return;
      const { to, refusal } = change;
      if (to === null || refusal !== null) return store.tell(refusal ?? noOtherHere, "refused");
      store.edit({ label: `Move to ${trackName(to)}`, mark }, (cut) => moveToTrack(cut, { id, to }));
    },
  };
}

/** Shows on a row whether something would be put down there, or takes the sign away. */
function sign(target: DropTarget | null, change: { refusal: string | null } | null): void {
  if (!target) return;
  if (change) target.element.dataset.drop = change.refusal === null ? "yes" : "no";
  else delete target.element.dataset.drop;
}

function lift(element: HTMLElement | null, dy: number | null): void {
  if (!element) return;
  element.style.transform = dy === null ? "" : `translateY(${dy}px)`;
  element.style.zIndex = dy === null ? "" : "30";
}

import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { Cut, Marker } from "../cut";
import { freshId } from "./find-item";

/** Adds a remark at a frame; markers stay in the order of their times. */
export function addMarker(cut: Cut, { atFrame, text }: { atFrame: number; text: string }): Cut {
  const added = { id: freshId(cut, "marker"), time: frames(atFrame, cut.fps), text };
  return edited(cut, withMarkers(cut, [...(cut.markers ?? []), added]));
}

export function changeMarker(
  cut: Cut,
  { id, atFrame, text }: { id: string; atFrame?: number; text?: string },
): Cut {
  const markers = cut.markers ?? [];
  if (!markers.some((marker) => marker.id === id)) {
    throw new StudioError("not-found", "This marker is not in the cut any more");
  }
  const change = {
    ...(atFrame !== undefined && { time: frames(atFrame, cut.fps) }),
    ...(text !== undefined && { text }),
  };
  const changed = markers.map((marker) => (marker.id === id ? { ...marker, ...change } : marker));
  return edited(cut, withMarkers(cut, changed));
}

export function removeMarker(cut: Cut, { id }: { id: string }): Cut {
  return withMarkers(
    cut,
    (cut.markers ?? []).filter((marker) => marker.id !== id),
  );
}

const withMarkers = (cut: Cut, markers: readonly Marker[]): Cut => ({
  ...cut,
  markers: markers.toSorted((a, b) => a.time.value - b.time.value),
});

import { laneTracks, type TrackPlace } from "@/domain/timeline/lanes";

/** A row under a hand: a track, the strip below all of them that stands for a new one, or a row that holds nothing else. */
export type DropTarget = { element: HTMLElement; place: TrackPlace | "new" | null };

/** The row at a height of the screen; above and below all rows the strip for a new track. */
export function dropTargetAt(area: HTMLElement, clientY: number): DropTarget | null {
  const strip = area.querySelector<HTMLElement>("[data-new-track]");
  const isOver = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect();
    return clientY >= top && clientY < bottom;
  };
  const row = [...area.querySelectorAll<HTMLElement>("[data-row]")].find(isOver);
  if (row && !(strip && isOver(strip))) return { element: row, place: placeOf(row) };
  return strip && { element: strip, place: "new" };
}

/** Makes room for a new track visible while something is dragged that could go there. */
export function showNewTrack(area: HTMLElement, shown: boolean): void {
  const strip = area.querySelector<HTMLElement>("[data-new-track]");
  if (strip) strip.hidden = !shown;
}

function placeOf({ dataset }: HTMLElement): TrackPlace | null {
  const track = laneTracks.find((name) => name === dataset.track);
  return track ? { track, lane: Number(dataset.lane) } : null;
}

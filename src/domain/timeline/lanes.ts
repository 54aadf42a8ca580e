import type { AudioItem, Cut, OverlayItem } from "./cut";

/** Tracks whose items stand freely, and of which there may be several: texts with pictures, and each kind of sound. */
export const laneTracks = ["overlays", "voice", "music", "effects"] as const;
export type LaneTrack = (typeof laneTracks)[number];
export type LaneItem = OverlayItem | AudioItem;

/** One of the tracks of a kind. `lane` counts those in use from 0; as many as there are means a new one. */
export type TrackPlace = { track: LaneTrack; lane: number };

/** A cut has at most so many tracks of one kind. */
export const lanesMax = 8;

type Laned = { lane?: number };

/** The lane that an item was given; lanes without items do not exist, so that this is no place among those in use. */
export const laneOf = ({ lane = 0 }: Laned): number => lane;

/** The lanes of a track that hold something, the lowest first. */
export const usedLanes = (items: readonly Laned[]): number[] =>
  [...new Set(items.map(laneOf))].toSorted((a, b) => a - b);

/** The items of a track by its lanes, the lowest first. A track without items has one lane, which is empty. */
export function lanesOf<Item extends Laned>(items: readonly Item[]): (readonly Item[])[] {
  const used = usedLanes(items);
  return used.length === 0 ? [[]] : used.map((lane) => items.filter((item) => laneOf(item) === lane));
}

/** Overlays in the order in which they are laid over the picture: the last one on top. */
export function inDrawingOrder<Item extends Laned>(items: readonly Item[]): readonly Item[] {
  return items.some(laneOf) ? items.toSorted((a, b) => laneOf(a) - laneOf(b)) : items;
}

/** On which track an item stands; null when it is not in the cut. */
export function trackPlaceOf(cut: Cut, id: string): TrackPlace | null {
  for (const track of laneTracks) {
    const lane = lanesOf<LaneItem>(cut[track]).findIndex((items) => items.some((item) => item.id === id));
    if (lane >= 0) return { track, lane };
  }
  return null;
}

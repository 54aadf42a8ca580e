import type { Cut, SoundTrack } from "@/domain/timeline/cut";
import { type LaneItem, type LaneTrack, lanesOf, type TrackPlace } from "@/domain/timeline/lanes";
import { textRowPixels } from "./text-row-height";

/** A row of the timeline, from top to bottom: texts, captions, the picture, sounds. */
export type TrackRow = {
  key: string;
  name: string;
  heightPixels: number;
  /** Where items can be put down; null for captions and the picture, which hold nothing else. */
  place: TrackPlace | null;
  /** Whose level is set beside it. */
  level: SoundTrack | null;
};

const pictureRowPixels = 76;
const soundRowPixels = 42;
const captionRowPixels = 28;

const trackNames: Record<LaneTrack, string> = {
  overlays: "Text",
  voice: "Voice",
  music: "Music",
  effects: "Effects",
};

/** What a track is called: "Music", and the second one "Music 2". */
export const trackName = ({ track, lane }: TrackPlace): string =>
  lane === 0 ? trackNames[track] : `${trackNames[track]} ${lane + 1}`;

/** The rows of a cut. Of texts the highest track stands at the top, as it lies over the others. */
export function trackRowsOf(cut: Cut): TrackRow[] {
  const texts = lanesOf(cut.overlays).map((items, lane) =>
    rowOf({ track: "overlays", lane }, textRowPixels(items, cut.fps)),
  );
  const sounds = (["voice", "music", "effects"] as const).flatMap((track) => {
    const lanes = cut[track].length > 0 ? lanesOf<LaneItem>(cut[track]) : [];
    return lanes.map((_, lane) => rowOf({ track, lane }, soundRowPixels));
  });
  return [
    ...texts.toReversed(),
    ...(cut.captions
      ? [{ key: "captions", name: "Captions", heightPixels: captionRowPixels, place: null, level: null }]
      : []),
    { key: "picture", name: "Picture", heightPixels: pictureRowPixels, place: null, level: "clips" },
    ...sounds,
  ];
}

/** The level of a kind of sound holds for all of its tracks; it is set at the first one. */
const rowOf = (place: TrackPlace, heightPixels: number): TrackRow => ({
  key: `${place.track}/${place.lane}`,
  name: trackName(place),
  heightPixels,
  place,
  level: place.track === "overlays" || place.lane > 0 ? null : place.track,
});

/**
 * The track above (-1) or below (1) another of its kind: texts or sounds. Beyond the outermost one, away from the picture,
 * a new one of the same kind; null in the other direction.
 */
export function nextTrack(cut: Cut, from: TrackPlace, direction: -1 | 1): TrackPlace | null {
  const isText = from.track === "overlays";
  const places = trackRowsOf(cut).flatMap(({ place }) =>
    place && (place.track === "overlays") === isText ? [place] : [],
  );
  const index = places.findIndex(({ track, lane }) => track === from.track && lane === from.lane);
  const next = places[index + direction];
  if (next) return next;
  const isOutwards = direction === (isText ? -1 : 1);
  return isOutwards ? { track: from.track, lane: lanesOf<LaneItem>(cut[from.track]).length } : null;
}

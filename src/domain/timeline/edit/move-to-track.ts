import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { AudioItem, Cut, OverlayItem } from "../cut";
import {
  type LaneItem,
  type LaneTrack,
  laneOf,
  lanesMax,
  lanesOf,
  type TrackPlace,
  trackPlaceOf,
  usedLanes,
} from "../lanes";
import { type ItemTrack, itemTracks } from "./sounds";

type Move = {
  id: string;
  to: TrackPlace;
  /** Where it begins there, in frames of the timeline; where it does now when left out. */
  startFrame?: number;
};

/**
 * Puts a sound on another track of sounds, or a text or picture on another one of those. A track that is left empty is
 * gone. Throws "invalid-input" for a track that cannot hold the item, and for a new one that would change nothing.
 */
export function moveToTrack(cut: Cut, { id, to, startFrame }: Move): Cut {
  const from = requirePlace(cut, id);
  const refusal = refusalOf(cut, { from, to });
  if (refusal !== null) throw new StudioError("invalid-input", refusal);
  if (to.track === "overlays") {
    const put = (item: OverlayItem) => textOnLane(startingAt(item, startFrame, cut.fps), laneFor(cut, to));
    const overlays = cut.overlays.map((item) => (item.id === id ? put(item) : item));
    return edited(cut, { ...cut, overlays: renumbered(overlays, textOnLane) });
  }
  return edited(cut, withSoundOn(cut, { id, to: { ...to, track: to.track }, startFrame }));
}

/** The tracks that an item can be moved to: those in use, and a new one of its own kind. */
export function tracksFor(cut: Cut, id: string): TrackPlace[] {
  const from = requirePlace(cut, id);
  const kinds: readonly LaneTrack[] = from.track === "overlays" ? ["overlays"] : itemTracks;
  const inUse = kinds.flatMap((track) =>
    lanesOf<LaneItem>(cut[track]).map((_, lane): TrackPlace => ({ track, lane })),
  );
  const fresh = { track: from.track, lane: lanesOf<LaneItem>(cut[from.track]).length };
  return [...inUse, fresh].filter((to) => {
    const isOwn = to.track === from.track && to.lane === from.lane;
    return !isOwn && refusalOf(cut, { from, to }) === null;
  });
}

/** Why an item of one track cannot be put on another, in words for the maker; null when it can. */
export function refusalOf(cut: Cut, { from, to }: { from: TrackPlace; to: TrackPlace }): string | null {
  if (from.track === "overlays" && to.track !== "overlays") {
    return "Texts and pictures go on tracks of texts, not on those of sounds.";
  }
  if (from.track !== "overlays" && to.track === "overlays") {
    return "Sounds go on the tracks of voice, music and effects, not on those of texts.";
  }
  const lanes = lanesOf<LaneItem>(cut[to.track]);
  if (to.lane < lanes.length) return null;
  if (lanes.length >= lanesMax) return `There are at most ${lanesMax} tracks of one kind.`;
  const isAloneOnLast =
    from.track === to.track && from.lane === lanes.length - 1 && lanes[from.lane]?.length === 1;
  return isAloneOnLast
    ? "It has the last track of its kind to itself: a new one would change nothing."
    : null;
}

function requirePlace(cut: Cut, id: string): TrackPlace {
  const place = trackPlaceOf(cut, id);
  if (!place) throw new StudioError("not-found", "This item is not in the cut any more");
  return place;
}

/** The number of a lane that is in use, or the one behind all of them. */
function laneFor(cut: Cut, { track, lane }: TrackPlace): number {
  const used = usedLanes(cut[track]);
  return used[lane] ?? (used.at(-1) ?? -1) + 1;
}

type SoundPlace = { track: ItemTrack; lane: number };

function withSoundOn(
  cut: Cut,
  { id, to, startFrame }: { id: string; to: SoundPlace; startFrame: number | undefined },
): Cut {
  const put = (sound: AudioItem): AudioItem => ({
    ...soundOnLane(sound, laneFor(cut, to)),
    ...(startFrame !== undefined && { start: frames(startFrame, cut.fps) }),
  });
  const isThere = cut[to.track].some((sound) => sound.id === id);
  const arriving = isThere ? [] : itemTracks.flatMap((track) => cut[track].filter((one) => one.id === id));
  const rest = (track: ItemTrack) =>
    isThere
      ? cut[track].map((sound) => (sound.id === id ? put(sound) : sound))
      : cut[track].filter((sound) => sound.id !== id);
  const all = { voice: rest("voice"), music: rest("music"), effects: rest("effects") };
  all[to.track] = [...all[to.track], ...arriving.map(put)];
  return {
    ...cut,
    voice: renumbered(all.voice, soundOnLane),
    music: renumbered(all.music, soundOnLane),
    effects: renumbered(all.effects, soundOnLane),
  };
}

function startingAt(item: OverlayItem, startFrame: number | undefined, fps: number): OverlayItem {
  if (startFrame === undefined) return item;
  return { ...item, range: { ...item.range, start: frames(startFrame, fps) } };
}

/** Lanes counted from 0 without holes. */
function renumbered<Item extends LaneItem>(
  items: readonly Item[],
  put: (item: Item, lane: number) => Item,
): Item[] {
  const used = usedLanes(items);
  return items.map((item) => put(item, used.indexOf(laneOf(item))));
}

function textOnLane(item: OverlayItem, lane: number): OverlayItem {
  if (laneOf(item) === lane) return item;
  const { lane: _earlier, ...rest } = item;
  return lane === 0 ? rest : { ...rest, lane };
}

function soundOnLane(sound: AudioItem, lane: number): AudioItem {
  if (laneOf(sound) === lane) return sound;
  const { lane: _earlier, ...rest } = sound;
  return lane === 0 ? rest : { ...rest, lane };
}

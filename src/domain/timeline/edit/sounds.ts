import { StudioError } from "@/domain/errors";
import { frames, rescale } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { AudioItem, Cut, SoundTrack, TrackLevel } from "../cut";
import { withClip } from "./find-item";

/** Tracks whose sounds are items of their own. */
export const itemTracks = ["voice", "music", "effects"] as const satisfies readonly SoundTrack[];
export type ItemTrack = (typeof itemTracks)[number];

/** Gain in decibels, fades in frames; what is left out stays. */
export type SoundLevel = { gainDb?: number; fadeInFrames?: number; fadeOutFrames?: number };

const quietestDb = -60;
const loudestDb = 12;
const level = (gainDb: number) => Math.max(quietestDb, Math.min(loudestDb, gainDb));

/** The level of the sound that was recorded with a clip. */
export function setClipLevel(cut: Cut, { clipId, ...change }: { clipId: string } & SoundLevel): Cut {
  return edited(
    cut,
    withClip(cut, clipId, (clip) => withLevel(clip, change, cut.fps)),
  );
}

/** The level of a voice, a piece of music or an effect. */
export function setSoundLevel(cut: Cut, { soundId, ...change }: { soundId: string } & SoundLevel): Cut {
  return edited(
    cut,
    withSound(cut, soundId, (sound) => withLevel(sound, change, cut.fps)),
  );
}

/** Lets a sound begin at another frame of the timeline. */
export function moveSound(cut: Cut, { soundId, startFrame }: { soundId: string; startFrame: number }): Cut {
  return edited(
    cut,
    withSound(cut, soundId, (sound) => ({ ...sound, start: frames(startFrame, cut.fps) })),
  );
}

/** Moves one edge of a sound; everything else stays where it is. Frames of the timeline, later is positive. */
export function trimSound(
  cut: Cut,
  { soundId, edge, deltaFrames }: { soundId: string; edge: "start" | "end"; deltaFrames: number },
): Cut {
  const trimmed = withSound(cut, soundId, (sound) => {
    const from = edge === "start" ? deltaFrames : 0;
    const longer = edge === "end" ? deltaFrames : -deltaFrames;
    const frame = (time: AudioItem["start"]) => rescale(time, cut.fps).value;
    return {
      ...sound,
      start: frames(frame(sound.start) + from, cut.fps),
      sourceRange: {
        start: frames(frame(sound.sourceRange.start) + from, cut.fps),
        duration: frames(frame(sound.sourceRange.duration) + longer, cut.fps),
      },
    };
  });
  return edited(cut, trimmed);
}

export function removeSound(cut: Cut, { soundId }: { soundId: string }): Cut {
  const track = trackOf(cut, soundId);
  return { ...cut, [track]: cut[track].filter(({ id }) => id !== soundId) };
}

/** The mixer of a whole track. A track that is back to normal is not named any more. */
export function setTrackLevel(
  cut: Cut,
  { track, ...change }: { track: SoundTrack } & Partial<TrackLevel>,
): Cut {
  const { [track]: earlier, ...others } = cut.tracks ?? {};
  const wanted = { gainDb: 0, muted: false, ...earlier, ...change };
  const now = { ...wanted, gainDb: level(wanted.gainDb) };
  const isNormal = now.gainDb === 0 && !now.muted;
  return { ...cut, tracks: isNormal ? others : { ...others, [track]: now } };
}

/** By how many decibels music makes room for the voice, 0 to 30. */
export function setDucking(cut: Cut, { duckDb }: { duckDb: number }): Cut {
  return { ...cut, duckDb: Math.max(0, Math.min(30, duckDb)) };
}

/** The track that a sound is on. Throws "not-found" when it is on none. */
export function trackOf(cut: Cut, soundId: string): ItemTrack {
  const track = itemTracks.find((name) => cut[name].some(({ id }) => id === soundId));
  if (!track) throw new StudioError("not-found", "This sound is not in the cut any more");
  return track;
}

function withSound(cut: Cut, soundId: string, change: (sound: AudioItem) => AudioItem): Cut {
  const track = trackOf(cut, soundId);
  return { ...cut, [track]: cut[track].map((sound) => (sound.id === soundId ? change(sound) : sound)) };
}

function withLevel<Sound extends Pick<AudioItem, "gainDb" | "fadeIn" | "fadeOut">>(
  sound: Sound,
  { gainDb, fadeInFrames, fadeOutFrames }: SoundLevel,
  fps: number,
): Sound {
  const fade = (length: number) => (length > 0 ? frames(length, fps) : null);
  return {
    ...sound,
    ...(gainDb !== undefined && { gainDb: level(gainDb) }),
    ...(fadeInFrames !== undefined && { fadeIn: fade(fadeInFrames) }),
    ...(fadeOutFrames !== undefined && { fadeOut: fade(fadeOutFrames) }),
  };
}

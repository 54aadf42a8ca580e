import { rescale } from "@/domain/time/rational";
import type { AudioItem, ClipItem, Cut, SoundTrack } from "./cut";
import { clipFrames, speedOf } from "./layout";
import { openNested } from "./nested";

export const soundRate = 48_000;

/** A sound where it stands in the finished film; all lengths in samples at `soundRate`. */
export type PlacedSound = {
  id: string;
  mediaDigest: string;
  startSamples: number;
  sourceStartSamples: number;
  lengthSamples: number;
  /** Set for the sound of a clip at another speed: how much of the media is heard, faster or slower, in that length. */
  stretch?: { sourceSamples: number; speedPercent: number };
  gainDb: number;
  fadeInSamples: number;
  fadeOutSamples: number;
};

/**
 * The sounds of a cut, track by track. `clips` is what was recorded with the pictures: it starts and ends with them,
 * and fades over their transitions.
 */
export function flattenSound(cut: Cut): Record<SoundTrack, PlacedSound[]> {
  const place = (item: AudioItem): PlacedSound => ({
    id: item.id,
    mediaDigest: item.mediaDigest,
    startSamples: samples(item.start),
    sourceStartSamples: samples(item.sourceRange.start),
    lengthSamples: samples(item.sourceRange.duration),
    gainDb: item.gainDb,
    fadeInSamples: item.fadeIn ? samples(item.fadeIn) : 0,
    fadeOutSamples: item.fadeOut ? samples(item.fadeOut) : 0,
  });
  return {
    clips: placeClips(openNested(cut)),
    voice: cut.voice.map(place),
    music: cut.music.map(place),
    effects: cut.effects.map(place),
  };
}

function placeClips(cut: Cut): PlacedSound[] {
  const placed: PlacedSound[] = [];
  let position = 0;
  for (const [index, item] of cut.video.entries()) {
    if (item.type === "gap") position += samples(item.duration);
    else if (item.type === "transition") position -= samples(item.duration);
    else {
      const sourceSamples = samples(item.sourceRange.duration);
      const speedPercent = speedOf(item);
      const isRetimed = speedPercent !== 100;
      const lengthSamples = isRetimed
        ? samples({ value: clipFrames(item, cut.fps), rate: cut.fps })
        : sourceSamples;
      placed.push({
        id: item.id,
        mediaDigest: item.mediaDigest,
        startSamples: position,
        sourceStartSamples: samples(item.sourceRange.start),
        lengthSamples,
        ...(isRetimed && { stretch: { sourceSamples, speedPercent } }),
        gainDb: item.gainDb,
        fadeInSamples: Math.max(fade(item.fadeIn), transitionAt(cut, index - 1)),
        fadeOutSamples: Math.max(fade(item.fadeOut), transitionAt(cut, index + 1)),
      });
      position += lengthSamples;
    }
  }
  return placed;
}

const samples = (time: ClipItem["sourceRange"]["start"]) => rescale(time, soundRate).value;
const fade = (time: ClipItem["fadeIn"]) => (time ? samples(time) : 0);

function transitionAt(cut: Cut, index: number): number {
  const item = cut.video[index];
  return item?.type === "transition" ? samples(item.duration) : 0;
}

/** The level of a whole track; silent ones have none. */
export function trackGainDb(cut: Cut, track: SoundTrack): number | null {
  const level = cut.tracks?.[track];
  if (!level) return 0;
  return level.muted ? null : level.gainDb;
}

/** Where the voice speaks, in samples, with pauses shorter than `pauseSamples` bridged, so that music does not pump. */
export function speechIntervals(
  voice: readonly PlacedSound[],
  pauseSamples: number,
): { startSamples: number; endSamples: number }[] {
  const merged: { startSamples: number; endSamples: number }[] = [];
  for (const sound of voice.toSorted((a, b) => a.startSamples - b.startSamples)) {
    const endSamples = sound.startSamples + sound.lengthSamples;
    const last = merged.at(-1);
    if (last && sound.startSamples - last.endSamples < pauseSamples) {
      last.endSamples = Math.max(last.endSamples, endSamples);
    } else merged.push({ startSamples: sound.startSamples, endSamples });
  }
  return merged;
}

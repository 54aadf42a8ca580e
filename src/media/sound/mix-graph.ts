import { type Cut, type SoundTrack, soundTracks } from "@/domain/timeline/cut";
import {
  flattenSound,
  type PlacedSound,
  soundRate,
  speechIntervals,
  trackGainDb,
} from "@/domain/timeline/sound";
import { link } from "../ffmpeg/graph";
import type { JobInput } from "../ffmpeg/job";

/** How fast music makes room for the voice and comes back after it, in seconds. */
const duck = { attackSeconds: 0.15, releaseSeconds: 0.4 };
/** Pauses in the voice shorter than this do not bring the music back. */
const bridgedPauseSamples = soundRate;
/** Length of the steps in which the music's level moves: short enough not to be heard as steps. */
const stepSamples = 240;

export type Mix = {
  inputs: JobInput[];
  lines: string[];
  /** Label of the mix, 48 kHz stereo float, exactly as long as asked; null when the cut is silent. */
  output: string | null;
};

type SoundOptions = {
  lengthSamples: number;
  /** The file of a sound, or null for a clip that was recorded without one. */
  fileOf(sound: PlacedSound): string | null;
  /** Only these tracks; the music still makes room for a voice that is left out. All when left out. */
  only?: readonly SoundTrack[];
};

/** All tracks of a cut in one mix, the music ducked under the voice. Levels are those of the cut: loudness comes later. */
export function mixGraph(cut: Cut, { lengthSamples, fileOf, only = soundTracks }: SoundOptions): Mix {
  const sounds = flattenSound(cut);
  const inputs: JobInput[] = [];
  const lines: string[] = [];
  const buses = only.flatMap((track) => {
    const gainDb = trackGainDb(cut, track);
    if (gainDb === null) return [];
    const labels = sounds[track].flatMap((sound) => {
      const path = fileOf(sound);
      if (path === null) return [];
      const label = `s${inputs.length}`;
      lines.push(link([`${inputs.length}:a`], place(sound), [label]));
      inputs.push({ kind: "file", path });
      return [label];
    });
    if (labels.length === 0) return [];
    const filters = [mixed(labels.length)];
    if (gainDb !== 0) filters.push(`volume=${gainDb}dB`);
    // Nothing makes room for a voice that is not heard.
    const voice = trackGainDb(cut, "voice") === null ? [] : sounds.voice;
    if (track === "music") filters.push(...ducking(cut.duckDb, voice));
    lines.push(link(labels, filters, [track]));
    return [track];
  });
  if (buses.length === 0) return { inputs, lines, output: null };
  lines.push(
    link(
      buses,
      [mixed(buses.length), `apad=whole_len=${lengthSamples}`, `atrim=end_sample=${lengthSamples}`],
      ["mix"],
    ),
  );
  return { inputs, lines, output: "mix" };
}

const mixed = (count: number) =>
  count === 1 ? "anull" : `amix=inputs=${count}:normalize=0:duration=longest:dropout_transition=0`;

function place(sound: PlacedSound): string[] {
  const { sourceStartSamples: start, lengthSamples: length, fadeInSamples, fadeOutSamples, stretch } = sound;
  return [
    `aresample=${soundRate}`,
    "aformat=sample_fmts=fltp:channel_layouts=stereo",
    `atrim=start_sample=${start}:end_sample=${start + (stretch?.sourceSamples ?? length)}`,
    "asetpts=N/SR/TB",
    ...(stretch ? stretched(stretch.speedPercent, length) : []),
    ...(sound.gainDb === 0 ? [] : [`volume=${sound.gainDb}dB`]),
    ...(fadeInSamples > 0 ? [`afade=t=in:ss=0:ns=${fadeInSamples}`] : []),
    ...(fadeOutSamples > 0 ? [`afade=t=out:ss=${length - fadeOutSamples}:ns=${fadeOutSamples}`] : []),
    ...(sound.startSamples > 0 ? [`adelay=delays=${sound.startSamples}S:all=1`] : []),
  ];
}

/** Faster or slower at the same pitch, and exactly as long as the picture: a stretch ends some samples off. */
function stretched(speedPercent: number, length: number): string[] {
  return [
    ...changeTempo(speedPercent),
    `apad=whole_len=${length}`,
    `atrim=end_sample=${length}`,
    "asetpts=N/SR/TB",
  ];
}

/** One step halves at most. */
function changeTempo(speedPercent: number): string[] {
  const tempo = speedPercent / 100;
  return tempo < 0.5 ? ["atempo=0.5", `atempo=${tempo / 0.5}`] : [`atempo=${tempo}`];
}

/**
 * Follows where the voice stands rather than how loud it is: a compressor on the voice's level would let the music
 * swell between two words.
 */
function ducking(duckDb: number, voice: readonly PlacedSound[]): string[] {
  const spoken = speechIntervals(voice, bridgedPauseSamples);
  if (spoken.length === 0 || duckDb === 0) return [];
  const depth = spoken.map(({ startSamples, endSamples }) => {
    const [start, end] = [startSamples / soundRate, endSamples / soundRate];
    const down = `clip((t-${(start - duck.attackSeconds).toFixed(4)})/${duck.attackSeconds},0,1)`;
    const up = `clip((${(end + duck.releaseSeconds).toFixed(4)}-t)/${duck.releaseSeconds},0,1)`;
    return `${down}*${up}`;
  });
  return [
    `asetnsamples=n=${stepSamples}:p=0`,
    `volume=eval=frame:volume='pow(10,${(-duckDb / 20).toFixed(5)}*min(1,${depth.join("+")}))'`,
  ];
}

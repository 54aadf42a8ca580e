import path from "node:path";
import type { Cut, SoundTrack } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { seenClips } from "@/domain/timeline/nested";
import { type PlacedSound, soundRate } from "@/domain/timeline/sound";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import { probeMedia } from "../probe/probe-media";
import { mixGraph } from "./mix-graph";

/** The tracks of a stem. What was recorded with the pictures counts as an effect. */
const stems = {
  dialogue: ["voice"],
  music: ["music"],
  effects: ["clips", "effects"],
} as const satisfies Record<string, readonly SoundTrack[]>;

export type Stem = { name: keyof typeof stems; path: string };

/**
 * The sound of a cut as separate files in `folder`, 24-bit WAV at 48 kHz, each exactly as long as the picture: laid side
 * by side they are in sync, and together they are the mix before it was brought to its loudness. A stem without any
 * sound is left out.
 */
export async function makeStems(
  cut: Cut,
  options: {
    engine: MediaEngine;
    folder: string;
    resolveMedia(digest: string): Promise<string>;
    signal?: AbortSignal | undefined;
  },
): Promise<Stem[]> {
  const { engine, folder, signal } = options;
  const lengthSamples = Math.round((flattenPicture(cut).lengthFrames * soundRate) / cut.fps);
  const files = await soundFiles(cut, options.resolveMedia);
  const made: Stem[] = [];
  for (const name of Object.keys(stems) as Stem["name"][]) {
    const fileOf = (sound: PlacedSound) => files.get(sound.mediaDigest) ?? null;
    const mix = mixGraph(cut, { lengthSamples, fileOf, only: stems[name] });
    if (mix.output === null) continue;
    const outputPath = path.join(folder, `${name}.wav`);
    await engine.run(
      {
        purpose: `write the ${name} stem`,
        inputs: mix.inputs,
        graph: graphOf([...mix.lines, link([mix.output], ["anull"], ["a"])]),
        output: {
          ...{ target: { file: outputPath }, format: "wav", options: { fflags: "+bitexact" } },
          ...{ video: null, audio: { codec: "pcm_s24le", options: {} }, fps: null, metadata: {} },
        },
        lengthFrames: null,
      },
      { signal },
    );
    made.push({ name, path: outputPath });
  }
  return made;
}

const aacBitrate = "256k";

/**
 * A stem as AAC in an M4A file beside it, a tenth of its size. The encoder's run-in is taken out again by the file's edit
 * list, so that players begin with the stem's own first sample. Gives its path.
 */
export async function compressStem(
  { path: from, name }: Stem,
  { engine, signal }: { engine: MediaEngine; signal?: AbortSignal | undefined },
): Promise<string> {
  const to = from.replace(/\.wav$/, ".m4a");
  await engine.run(
    {
      purpose: `compress the ${name} stem`,
      inputs: [{ kind: "file", path: from }],
      graph: link(["0:a"], ["anull"], ["a"]),
      output: {
        ...{ target: { file: to }, format: "ipod", options: { fflags: "+bitexact", movflags: "+faststart" } },
        ...{ video: null, fps: null, metadata: {} },
        audio: { codec: "aac", options: { b: aacBitrate, flags: "+bitexact" } },
      },
      lengthFrames: null,
    },
    { signal },
  );
  return to;
}

/** Files by digest, of those that have sound. */
async function soundFiles(
  cut: Cut,
  resolveMedia: (digest: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const clips = seenClips(cut);
  const digests = new Set(
    [...clips, ...cut.voice, ...cut.music, ...cut.effects].map((item) => item.mediaDigest),
  );
  const files = new Map<string, string>();
  for (const digest of digests) {
    const file = await resolveMedia(digest);
    if ((await probeMedia(file)).info.audio) files.set(digest, file);
  }
  return files;
}

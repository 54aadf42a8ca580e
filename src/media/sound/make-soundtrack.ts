import path from "node:path";
import type { Cut } from "@/domain/timeline/cut";
import type { PlacedSound } from "@/domain/timeline/sound";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import { wavOutput } from "../ffmpeg/outputs";
import { masterFilters } from "./master";
import { loudnessMeter, readLoudness } from "./measure-loudness";
import { mixGraph } from "./mix-graph";

/** The mix as a lossless file, and the filters that bring it to the cut's loudness. */
export type Soundtrack = { path: string; filters: string[] };

/**
 * Mixes the sound of a cut into `folder` and measures it. Null when the cut is silent. Sound is made before the
 * picture because loudness is only known at the end of a film, and costs a hundredth of it.
 */
export async function makeSoundtrack(
  cut: Cut,
  options: {
    engine: MediaEngine;
    folder: string;
    lengthSamples: number;
    /** The file of a sound, or null for a clip that was recorded without one. */
    fileOf(sound: PlacedSound): string | null;
    signal?: AbortSignal | undefined;
  },
): Promise<Soundtrack | null> {
  const { engine, folder, signal } = options;
  const mix = mixGraph(cut, options);
  if (mix.output === null) return null;
  const mixPath = path.join(folder, "mix.wav");
  const reportPath = path.join(folder, "mix-loudness.txt");
  await engine.run(
    {
      purpose: "mix the sound",
      inputs: mix.inputs,
      graph: graphOf([...mix.lines, link([mix.output], loudnessMeter(reportPath), ["a"])]),
      output: wavOutput(mixPath),
      lengthFrames: null,
    },
    { signal },
  );
  const filters = await masterFilters(engine, {
    mixPath,
    mix: await readLoudness(reportPath),
    target: cut.loudness,
    folder,
    signal,
  });
  return { path: mixPath, filters };
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { MediaEngine } from "../ffmpeg/engine";
import { filterValue, graphOf, link } from "../ffmpeg/graph";
import { measureSoundOutput } from "../ffmpeg/outputs";

/** As in EBU R128 / ITU-R BS.1770: integrated loudness over the whole sound, and the peak between samples. */
export type Loudness = { integratedLufs: number; truePeakDbtp: number };

/** Below this ebur128 hears nothing: the gate of the standard is at -70. */
export const silenceLufs = -69;

/** Filters that pass the sound on and write its loudness to `reportPath`, for `readLoudness`. */
export const loudnessMeter = (reportPath: string) => [
  "ebur128=peak=true:metadata=1",
  `ametadata=mode=print:file=${filterValue(reportPath)}`,
];

/** The last word of a meter's report: its figures are those of everything heard so far. */
export async function readLoudness(reportPath: string): Promise<Loudness> {
  const report = await readFile(reportPath, "utf8");
  const last = (key: string) => {
    const at = report.lastIndexOf(`lavfi.r128.${key}=`);
    return at < 0 ? Number.NaN : Number(/=(\S+)/.exec(report.slice(at))?.[1]);
  };
  const integratedLufs = last("I");
  const peak = Math.max(last("true_peaks_ch0"), last("true_peaks_ch1"));
  if (Number.isNaN(integratedLufs) || Number.isNaN(peak)) {
    throw new StudioError("media-failed", "The loudness of the sound could not be measured");
  }
  return { integratedLufs, truePeakDbtp: peak > 0 ? 20 * Math.log10(peak) : Number.NEGATIVE_INFINITY };
}

/** Measures the sound of a file, optionally behind filters. `folder` takes the meter's report. */
export async function measureLoudness(
  engine: MediaEngine,
  file: string,
  options: { folder: string; filters?: readonly string[]; signal?: AbortSignal | undefined },
): Promise<Loudness> {
  const reportPath = path.join(options.folder, "loudness.txt");
  const filters = [
    "aresample=48000",
    "aformat=sample_fmts=fltp:channel_layouts=stereo",
    ...(options.filters ?? []),
    ...loudnessMeter(reportPath),
  ];
  await engine.run(
    {
      purpose: "measure the loudness of the sound",
      inputs: [{ kind: "file", path: file }],
      graph: graphOf([link(["0:a"], filters, ["a"])]),
      output: measureSoundOutput(),
      lengthFrames: null,
    },
    { signal: options.signal },
  );
  return readLoudness(reportPath);
}

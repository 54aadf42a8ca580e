import { StudioError } from "@/domain/errors";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import { rawAudioOutput } from "../ffmpeg/outputs";
import { probeMedia } from "../probe/probe-media";

/** Lowest and highest sample of each equal part of a sound, -1 to 1. */
export type Waveform = { low: number[]; high: number[] };

/** Enough to see the shape of a sound, and few enough to read an hour at once. */
const samplesPerSecond = 8_000;

/** Measures the shape of a sound, or of a video's sound, in `buckets` parts for drawing. Throws "invalid-input" for files without sound. */
export async function measureWaveform(
  engine: MediaEngine,
  path: string,
  options: { buckets: number; signal?: AbortSignal | undefined },
): Promise<Waveform> {
  const { buckets, signal } = options;
  const { info } = await probeMedia(path);
  const durationSeconds = info.audio?.durationSeconds ?? info.durationSeconds;
  if (!info.audio || !durationSeconds) throw new StudioError("invalid-input", "This file has no sound");
  const low = Array.from({ length: buckets }, () => 0);
  const high = Array.from({ length: buckets }, () => 0);
  const bucketsPerSample = buckets / (durationSeconds * samplesPerSecond);
  let index = 0;
  for await (const samples of decodeSamples(engine, path, signal)) {
    for (const sample of samples) {
      const bucket = Math.min(buckets - 1, Math.floor(index * bucketsPerSample));
      low[bucket] = Math.min(low[bucket] ?? 0, sample);
      high[bucket] = Math.max(high[bucket] ?? 0, sample);
      index++;
    }
  }
  return { low, high };
}

async function* decodeSamples(engine: MediaEngine, path: string, signal: AbortSignal | undefined) {
  const format = [`aresample=${samplesPerSecond}`, "aformat=sample_fmts=s16:channel_layouts=mono"];
  const bytes = engine.read(
    {
      purpose: "read the sound",
      inputs: [{ kind: "file", path }],
      graph: graphOf([link(["0:a"], format, ["a"])]),
      output: rawAudioOutput("s16le"),
      lengthFrames: null,
    },
    { signal },
  );
  let carried: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const joined = Buffer.concat([carried, chunk]);
    const whole = joined.length - (joined.length % 2);
    const samples = new Float32Array(whole / 2);
    for (let at = 0; at < whole; at += 2) samples[at / 2] = joined.readInt16LE(at) / 32_768;
    carried = joined.subarray(whole);
    yield samples;
  }
}

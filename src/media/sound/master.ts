import type { Cut } from "@/domain/timeline/cut";
import type { MediaEngine } from "../ffmpeg/engine";
import { type Loudness, measureLoudness, silenceLufs } from "./measure-loudness";

/** AAC moves peaks by a few tenths of a decibel: the master stays this much below the cut's ceiling. */
const encoderMarginDb = 0.6;
const toleranceLu = 0.3;
/** The limiter takes loudness away; each round gives back what the last one took. */
const rounds = 3;
/** More gain than this raises the noise of a nearly silent sound instead of its loudness. */
const maxGainDb = 30;

/**
 * The filters that bring a mix to a cut's loudness without passing its true peak: gain alone where that is enough,
 * gain and a limiter otherwise. `mix` is what was measured of the file at `mixPath`.
 */
export async function masterFilters(
  engine: MediaEngine,
  {
    mixPath,
    mix,
    target,
    folder,
    signal,
  }: {
    mixPath: string;
    mix: Loudness;
    target: Cut["loudness"];
    folder: string;
    signal?: AbortSignal | undefined;
  },
): Promise<string[]> {
  if (mix.integratedLufs <= silenceLufs) return [];
  let gainDb = Math.min(maxGainDb, target.integratedLufs - mix.integratedLufs);
  const ceilingDbtp = target.truePeakDbtp - encoderMarginDb;
  if (mix.truePeakDbtp + gainDb <= ceilingDbtp) return [gain(gainDb)];
  for (let round = 0; round < rounds; round++) {
    const filters = limited(gainDb, ceilingDbtp);
    const { integratedLufs } = await measureLoudness(engine, mixPath, { folder, filters, signal });
    const missing = target.integratedLufs - integratedLufs;
    if (Math.abs(missing) <= toleranceLu) return filters;
    gainDb = Math.min(maxGainDb, gainDb + missing);
  }
  return limited(gainDb, ceilingDbtp);
}

const gain = (decibels: number) => `volume=${decibels.toFixed(3)}dB`;

/** Limiting at four times the rate catches the peaks between samples, which are what true peak means. */
const limited = (gainDb: number, ceilingDbtp: number) => [
  gain(gainDb),
  "aresample=192000",
  `alimiter=level=disabled:latency=1:attack=2:release=60:limit=${(10 ** (ceilingDbtp / 20)).toFixed(5)}`,
  "aresample=48000",
];

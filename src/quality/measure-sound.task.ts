import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createScorecard, type Scorecard } from "@/domain/quality/scorecard";
import type { EngineDescription } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { measureLoudness, silenceLufs } from "@/media/sound/measure-loudness";
import type { Task } from "@/workers/task";
import { clipping } from "./metrics/clipping";
import { integratedLoudness } from "./metrics/integrated-loudness";
import { silence } from "./metrics/silence";
import { type SpokenRange, speechOverMusic } from "./metrics/speech-over-music";
import { truePeak } from "./metrics/true-peak";
import { sampleSound } from "./sample-sound";

export type MeasureSound = {
  file: string;
  /** When a voice speaks over something else; empty for sound without a voice, or a voice alone. */
  speech: SpokenRange[];
  engine: EngineDescription;
};

/** Stands for "no peak at all": a number, because infinity does not survive storage. */
const noPeakDbtp = -99;

/** The scorecard of a sound, or of the sound of a video. */
export const task: Task<MeasureSound, Scorecard> = async ({ file, speech, engine: description }) => {
  const engine = openMediaEngine(description);
  const folder = await mkdtemp(path.join(os.tmpdir(), "measure-sound-"));
  try {
    const loudness = await measureLoudness(engine, file, { folder });
    const samples = await sampleSound(engine, file);
    const voice = speechOverMusic(samples, speech);
    return createScorecard("sound", [
      integratedLoudness(Math.max(silenceLufs, loudness.integratedLufs)),
      truePeak(Math.max(noPeakDbtp, loudness.truePeakDbtp)),
      clipping(samples),
      silence(samples),
      ...(voice ? [voice] : []),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

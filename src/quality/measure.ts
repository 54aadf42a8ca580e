import type { PixelSize } from "@/domain/media/format";
import type { Scorecard } from "@/domain/quality/scorecard";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import type { WorkerPool } from "@/workers/worker-pool";
import type { ClipExpectation } from "./clip-samples";
import type { MeasureClip } from "./measure-clip.task";
import type { MeasureFrame } from "./measure-frame.task";
import type { MeasureSeam } from "./measure-seam.task";
import type { MeasureSound } from "./measure-sound.task";
import type { SpokenRange } from "./metrics/speech-over-music";

type Cancellable = { signal?: AbortSignal | undefined };

/**
 * Scores media in child processes, by signals alone: no network, no weights, equal files give equal cards. All throw
 * "not-found" for a missing file and "cancelled" after an abort.
 */
export type Measure = {
  /**
   * Technical state, motion and picture of a take. `given` names the pictures that it was to start and end on, if its
   * model was given any. A file that cannot be read gets a card that says so.
   */
  clip(
    request: {
      file: string;
      expected: ClipExpectation;
      given?: { firstFrame: string | null; lastFrame: string | null };
    } & Cancellable,
  ): Promise<Scorecard>;
  /** How two neighbours fit together. With `continues`, the second goes on from the last frame of the first. */
  seam(request: { before: string; after: string; continues: boolean } & Cancellable): Promise<Scorecard>;
  /**
   * Loudness, peaks, clipping and silence of a sound or of a video's sound. `speech` says when a voice speaks in it:
   * without that, how it stands above the music is not measured.
   */
  sound(request: { file: string; speech?: SpokenRange[] } & Cancellable): Promise<Scorecard>;
  /** Picture quality of a still, and its size when one was asked for. */
  frame(request: { file: string; expectedSize: PixelSize | null } & Cancellable): Promise<Scorecard>;
};

export function createMeasure({
  workers,
  media,
}: {
  workers: WorkerPool;
  /** What decodes; asked for when first needed. */
  media(): Promise<MediaEngine>;
}): Measure {
  const engine = async () => (await media()).description;
  return {
    async clip({ file, expected, given = { firstFrame: null, lastFrame: null }, signal }) {
      const input: MeasureClip = { file, expected, given, engine: await engine() };
      return workers.run<Scorecard>("quality/measure-clip.task", input, { signal });
    },
    async seam({ before, after, continues, signal }) {
      const input: MeasureSeam = { before, after, continues, engine: await engine() };
      return workers.run<Scorecard>("quality/measure-seam.task", input, { signal });
    },
    async sound({ file, speech = [], signal }) {
      const input: MeasureSound = { file, speech, engine: await engine() };
      return workers.run<Scorecard>("quality/measure-sound.task", input, { signal });
    },
    async frame({ file, expectedSize, signal }) {
      const input: MeasureFrame = { file, expectedSize };
      return workers.run<Scorecard>("quality/measure-frame.task", input, { signal });
    },
  };
}

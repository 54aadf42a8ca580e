import type { PixelSize } from "@/domain/media/format";
import { createScorecard, type Measurement, type Scorecard } from "@/domain/quality/scorecard";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import type { WorkerPool } from "@/workers/worker-pool";
import type { ClipExpectation } from "./clip-samples";
import type { MeasureClip } from "./measure-clip.task";
import type { MeasureFrame } from "./measure-frame.task";
import type { MeasureSeam } from "./measure-seam.task";
import type { MeasureSound } from "./measure-sound.task";
import type { SpokenRange } from "./metrics/speech-over-music";
import type { Networks } from "./models/networks";

type Cancellable = { signal?: AbortSignal | undefined };

/**
 * Scores media in child processes: by signals always, and by neural networks as far as these are installed. Nothing is
 * fetched, and equal files give equal cards with equal networks. All throw "not-found" for a missing file and
 * "cancelled" after an abort.
 */
export type Measure = {
  /**
   * Technical state, motion and picture of a take. `given` names the pictures that it was to start and end on, if its
   * model was given any; `text` says what it should show, for networks that compare words with pictures. A file that
   * cannot be read gets a card that says so.
   */
  clip(
    request: {
      file: string;
      expected: ClipExpectation;
      given?: { firstFrame: string | null; lastFrame: string | null };
      text?: string;
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
  frame(
    request: { file: string; expectedSize: PixelSize | null; text?: string } & Cancellable,
  ): Promise<Scorecard>;
  /** The networks that take part; null where there can be none. */
  readonly networks: Networks | null;
};

export function createMeasure({
  workers,
  media,
  networks = null,
}: {
  workers: WorkerPool;
  networks?: Networks | null;
  /** What decodes; asked for when first needed. */
  media(): Promise<MediaEngine>;
}): Measure {
  const engine = async () => (await media()).description;
  return {
    networks,
    async clip({ file, expected, given = { firstFrame: null, lastFrame: null }, text = null, signal }) {
      const input: MeasureClip = { file, expected, given, engine: await engine() };
      const card = await workers.run<Scorecard>("quality/measure-clip.task", input, { signal });
      // Networks are not asked about what cannot even be decoded.
      const isReadable = card.measurements.some(({ metric }) => metric === "imagingQuality");
      return isReadable ? withMore(card, await networks?.clip({ file, text, signal })) : card;
    },
    async seam({ before, after, continues, signal }) {
      const input: MeasureSeam = { before, after, continues, engine: await engine() };
      return workers.run<Scorecard>("quality/measure-seam.task", input, { signal });
    },
    async sound({ file, speech = [], signal }) {
      const input: MeasureSound = { file, speech, engine: await engine() };
      return workers.run<Scorecard>("quality/measure-sound.task", input, { signal });
    },
    async frame({ file, expectedSize, text = null, signal }) {
      const input: MeasureFrame = { file, expectedSize };
      const card = await workers.run<Scorecard>("quality/measure-frame.task", input, { signal });
      return withMore(card, await networks?.still({ file, text, signal }));
    },
  };
}

/** A card with what networks have measured beside the signals. */
const withMore = (card: Scorecard, measurements: readonly Measurement[] = []): Scorecard =>
  measurements.length === 0
    ? card
    : createScorecard(card.subject, [...card.measurements, ...measurements], card.missing);

import { EncodedPacketSink, type InputVideoTrack } from "mediabunny";
import { StudioError } from "@/domain/errors";

/** Times of a video's frames in presentation order, from the container alone: nothing is decoded. */
export type PacketTable = {
  timesSeconds: readonly number[];
  keyTimesSeconds: readonly number[];
  /** How long the last frame is shown. */
  lastDurationSeconds: number;
};

/** Frames before zero belong to decoding only: an edit list hides them from the viewer. */
const hidden = -1e-6;

export async function readPacketTable(track: InputVideoTrack): Promise<PacketTable> {
  const shown: { timestamp: number; duration: number; key: boolean }[] = [];
  const sink = new EncodedPacketSink(track);
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    if (packet.timestamp < hidden) continue;
    shown.push({ timestamp: packet.timestamp, duration: packet.duration, key: packet.type === "key" });
  }
  // A file that was cut off still promises all its frames; the last one's bytes show whether they are there.
  if (shown.length > 0 && !(await sink.getPacket(Number.POSITIVE_INFINITY))) {
    throw new StudioError("invalid-input", "the file is incomplete, its end is missing");
  }
  // Packets come in decode order, which B-frames make another one than that on the screen.
  shown.sort((a, b) => a.timestamp - b.timestamp);
  return {
    timesSeconds: shown.map(({ timestamp }) => timestamp),
    keyTimesSeconds: shown.filter(({ key }) => key).map(({ timestamp }) => timestamp),
    lastDurationSeconds: shown.at(-1)?.duration ?? 0,
  };
}

type FrameRate = { numerator: number; denominator: number };

/**
 * The rate of a table of frame times: of a constant one exactly, where it is a rate in use, otherwise the average.
 * Containers store times in units down to a millisecond, so that a constant rate may look uneven by that much.
 */
export function frameRateOf(table: PacketTable): { rate: FrameRate; constant: boolean } | null {
  const { timesSeconds: times, lastDurationSeconds } = table;
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return null;
  const step =
    times.length > 1
      ? (last - first) / (times.length - 1)
      : lastDurationSeconds > 0
        ? lastDurationSeconds
        : null;
  if (step === null) return null;
  const rate = nameRate(1 / step, times.length);
  const exactStep = rate.denominator / rate.numerator;
  const constant = times.every((time, index) => Math.abs(time - first - index * exactStep) < unevenSeconds);
  return { rate, constant };
}

const unevenSeconds = 0.0015;

function nameRate(perSecond: number, frameCount: number): FrameRate {
  // A rounding of one millisecond at either end of the file moves the average by this share.
  const tolerance = Math.max(1e-5, 0.002 / (frameCount / perSecond));
  for (const denominator of [1, 1001]) {
    const numerator = denominator === 1 ? Math.round(perSecond) : Math.round(perSecond * 1.001) * 1000;
    const known = numerator / denominator;
    if (numerator > 0 && Math.abs(perSecond / known - 1) < tolerance) return { numerator, denominator };
  }
  return { numerator: Math.round(perSecond * 1000), denominator: 1000 };
}

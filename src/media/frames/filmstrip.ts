import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { MediaEngine } from "../ffmpeg/engine";
import { writeAtomically } from "../files/write-atomically";
import type { PacketTable } from "../probe/packet-table";
import { probeMedia } from "../probe/probe-media";
import { decodeFrames } from "./decode-frames";

/**
 * `count` small pictures of a video side by side, evenly spread over it, in one picture (format by the extension of
 * `outputPath`). One pass over the file: of its key frames alone where these are dense enough, because seeking to each
 * picture would decode a clip without key frames once per picture.
 */
export async function makeFilmstrip(
  engine: MediaEngine,
  path: string,
  options: { count: number; heightPixels: number; outputPath: string; signal?: AbortSignal | undefined },
): Promise<{ widthPixels: number; heightPixels: number }> {
  const { info, packets } = await probeMedia(path);
  if (!packets || !info.width || !info.height) {
    throw new StudioError("invalid-input", "A filmstrip can only be made of a video");
  }
  const height = options.heightPixels;
  const width = Math.max(2, Math.round((info.width * height) / info.height / 2) * 2);
  const wanted = chooseFrames(packets, options.count);
  const frames = decodeFrames(engine, path, {
    ...{
      pixelFormat: "rgb24",
      size: { width, height },
      keyFramesOnly: wanted.keyFrames,
      signal: options.signal,
    },
    filters: wanted.keyFrames ? ["select='eq(key,1)'"] : [],
  });
  const tiles: { input: Buffer; left: number }[] = [];
  let index = 0;
  for await (const frame of frames) {
    const input = Buffer.from(frame.buffer);
    for (const [place, chosen] of wanted.indexes.entries()) {
      if (chosen === index) tiles.push({ input, left: place * width });
    }
    index++;
  }
  const raw = { width, height, channels: 3 } as const;
  await writeAtomically(options.outputPath, (temporaryPath) =>
    sharp({ create: { width: width * options.count, height, channels: 3, background: "black" } })
      .composite(tiles.map((tile) => ({ ...tile, top: 0, raw })))
      .toFile(temporaryPath),
  );
  return { widthPixels: width * options.count, heightPixels: height };
}

/** Numbers, among all frames or among the key frames, of the ones nearest to the middles of `count` equal parts. */
function chooseFrames(packets: PacketTable, count: number): { keyFrames: boolean; indexes: number[] } {
  const { timesSeconds, keyTimesSeconds } = packets;
  const length = (timesSeconds.at(-1) ?? 0) + packets.lastDurationSeconds;
  const keyFrames = keyTimesSeconds.length >= count;
  const times = keyFrames ? keyTimesSeconds : timesSeconds;
  const indexes = Array.from({ length: count }, (_, place) =>
    nearest(times, (length * (place + 0.5)) / count),
  );
  return { keyFrames, indexes };
}

const nearest = (times: readonly number[], moment: number) =>
  times.reduce((best, time, index) => {
    const distance = Math.abs(time - moment);
    return distance < Math.abs((times[best] ?? 0) - moment) ? index : best;
  }, 0);

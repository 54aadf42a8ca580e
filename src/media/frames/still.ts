import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "../ffmpeg/engine";
import { writeAtomically } from "../files/write-atomically";
import { type Probe, probeMedia } from "../probe/probe-media";
import { decodeFrames } from "./decode-frames";

type StillOptions = {
  /** The format follows from the extension: .png, .jpg or .webp. */
  outputPath: string;
  /** Longest side of the result in pixels; the video's own size when left out. */
  maxSidePixels?: number;
  signal?: AbortSignal | undefined;
};

/** How far before the last frame decoding starts when no key frame is nearer: enough for an uneven rate. */
const runUpSeconds = 0.5;

/** The picture a video starts with. Throws "invalid-input" when the file is no video. */
export async function extractFirstFrame(
  engine: MediaEngine,
  path: string,
  options: StillOptions,
): Promise<void> {
  const probe = await probeVideo(path);
  const first = await onlyFrame(engine, path, {
    probe,
    filters: ["select='eq(n,0)'"],
    signal: options.signal,
  });
  await writeStill(first, probe, options);
}

/**
 * Exactly the last picture of a video, which the next shot goes on from. Sound may outlast the picture and frames may
 * be out of order in the file, so the place comes from the table of frames, never from the file's length.
 */
export async function extractLastFrame(
  engine: MediaEngine,
  path: string,
  options: StillOptions,
): Promise<void> {
  const probe = await probeVideo(path);
  const lastSeconds = probe.packets?.timesSeconds.at(-1) ?? 0;
  const seekSeconds = Math.max(0, lastSeconds - runUpSeconds);
  const { signal } = options;
  const last =
    (await lastOf(engine, path, { probe, seekSeconds, signal })) ??
    (await lastOf(engine, path, { probe, signal }));
  await writeStill(last, probe, options);
}

/** The picture shown at a moment, for posters and thumbnails. */
export async function extractFrameAt(
  engine: MediaEngine,
  path: string,
  options: StillOptions & { seconds: number },
): Promise<void> {
  const probe = await probeVideo(path);
  const times = probe.packets?.timesSeconds ?? [];
  const index = Math.max(
    0,
    times.findLastIndex((time) => time <= options.seconds + 1e-6),
  );
  const filters = [`select='eq(n,${index})'`];
  await writeStill(await onlyFrame(engine, path, { probe, filters, signal: options.signal }), probe, options);
}

async function probeVideo(path: string): Promise<Probe> {
  const probe = await probeMedia(path);
  if (probe.info.kind !== "video")
    throw new StudioError("invalid-input", "This file holds no picture that moves");
  return probe;
}

type Selection = {
  probe: Probe;
  filters?: readonly string[];
  seekSeconds?: number;
  signal: AbortSignal | undefined;
};

const decode = (engine: MediaEngine, path: string, { probe, ...options }: Selection) =>
  decodeFrames(engine, path, { ...options, pixelFormat: "rgb24", size: sizeOf(probe) });

async function onlyFrame(
  engine: MediaEngine,
  path: string,
  selection: Selection,
): Promise<Uint8Array | null> {
  for await (const frame of decode(engine, path, selection)) return frame;
  return null;
}

async function lastOf(engine: MediaEngine, path: string, selection: Selection): Promise<Uint8Array | null> {
  let last: Uint8Array | null = null;
  for await (const frame of decode(engine, path, selection)) last = frame;
  return last;
}

const sizeOf = ({ info }: Probe): PixelSize => ({ width: info.width ?? 0, height: info.height ?? 0 });

async function writeStill(
  frame: Uint8Array | null,
  probe: Probe,
  { outputPath, maxSidePixels }: StillOptions,
): Promise<void> {
  if (!frame) throw new StudioError("media-failed", "No picture could be read from the video");
  const picture = sharp(frame, { raw: { ...sizeOf(probe), channels: 3 } });
  if (maxSidePixels) {
    picture.resize({ width: maxSidePixels, height: maxSidePixels, fit: "inside", withoutEnlargement: true });
  }
  await writeAtomically(outputPath, (temporaryPath) =>
    picture
      .jpeg({ quality: 88, mozjpeg: true, force: false })
      .webp({ quality: 80, force: false })
      .toFile(temporaryPath),
  );
}

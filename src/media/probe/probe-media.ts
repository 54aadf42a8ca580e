import { stat } from "node:fs/promises";
import { ALL_FORMATS, FilePathSource, Input, type InputAudioTrack, type InputVideoTrack } from "mediabunny";
import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { MediaInfo } from "@/domain/media/format";
import { frameRateOf, type PacketTable, readPacketTable } from "./packet-table";
import { sniffImage } from "./sniff-image";

export type Probe = { info: MediaInfo /** Null for sound and stills. */; packets: PacketTable | null };

/**
 * Reads what a media file is without decoding it and without any program: MP4, MOV, WebM, Matroska, MP3, WAV, Ogg,
 * FLAC, ADTS, and JPEG, PNG and WebP stills. Throws "invalid-input" for anything else and for damaged files,
 * "not-found" when there is no such file.
 */
export async function probeMedia(path: string): Promise<Probe> {
  const bytes = await sizeOf(path);
  if (await sniffImage(path)) return { info: await probeImage(path, bytes), packets: null };
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const container = (await input.getFormat()).name;
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    if (!video && !audio) throw new Error("it holds neither picture nor sound");
    const packets = video ? await readPacketTable(video) : null;
    const info: MediaInfo = {
      ...nothing,
      kind: video ? "video" : "audio",
      container,
      durationSeconds: await input.computeDuration(undefined, { metadataOnly: true }),
      audio: audio ? await describeAudio(audio) : null,
      bytes,
      ...(video && packets ? await describeVideo(video, packets) : {}),
    };
    return { info, packets };
  } catch (error) {
    const reason = error instanceof Error ? `: ${error.message}` : "";
    throw unreadable(`This file cannot be read as a video, a sound or a picture${reason}`, error);
  } finally {
    input.dispose();
  }
}

const nothing = {
  width: null,
  height: null,
  frameRate: null,
  constantRate: null,
  frameCount: null,
  videoCodec: null,
  pixelFormat: null,
  colour: null,
};

const unreadable = (message: string, cause: unknown) => new StudioError("invalid-input", message, { cause });

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    throw unreachable(cause as NodeJS.ErrnoException);
  }
}

const unreachable = (cause: NodeJS.ErrnoException) =>
  cause.code === "ENOENT"
    ? new StudioError("not-found", "The media file is not there any more", { cause })
    : new StudioError("storage-failed", `The media file cannot be read: ${cause.message}`, { cause });

async function probeImage(path: string, bytes: number): Promise<MediaInfo> {
  try {
    const { width, height, format, autoOrient } = await sharp(path).metadata();
    const size = autoOrient ?? { width, height };
    return {
      ...nothing,
      ...{ kind: "image", container: format, width: size.width, height: size.height },
      ...{ durationSeconds: null, audio: null, bytes },
    };
  } catch (error) {
    throw unreadable("This picture is damaged and cannot be read", error);
  }
}

async function describeAudio(track: InputAudioTrack): Promise<MediaInfo["audio"]> {
  return {
    codec: (await track.getCodec()) ?? "unknown",
    sampleRate: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
    durationSeconds: await track.computeDuration({ metadataOnly: true }),
  };
}

async function describeVideo(track: InputVideoTrack, packets: PacketTable): Promise<Partial<MediaInfo>> {
  const rate = frameRateOf(packets);
  const colour = await track.getColorSpace();
  return {
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    frameRate: rate?.rate ?? null,
    constantRate: rate?.constant ?? null,
    frameCount: packets.timesSeconds.length,
    videoCodec: await track.getCodec(),
    pixelFormat: pixelFormatOf(await track.getCodecParameterString()),
    colour: {
      primaries: colour.primaries ?? null,
      transfer: colour.transfer ?? null,
      matrix: colour.matrix ?? null,
    },
  };
}

/** H.264's profile tells the pixel format; for other codecs only decoding does. */
function pixelFormatOf(codec: string | null): string | null {
  const profile = /^avc[13]\.([0-9a-f]{2})/i.exec(codec ?? "")?.[1]?.toLowerCase();
  return profile && ["42", "4d", "58", "64"].includes(profile) ? "yuv420p" : null;
}

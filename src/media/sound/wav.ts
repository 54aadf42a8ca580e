import { StudioError } from "@/domain/errors";

const headerBytes = 44;

/** A RIFF WAV file with 16-bit samples; values beyond -1 to 1 are clipped. */
export function encodeWav(channels: readonly Float32Array[], rate: number): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const dataBytes = frames * channels.length * 2;
  const bytes = new Uint8Array(headerBytes + dataBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, dataBytes, true);
  for (const [channel, samples] of channels.entries()) {
    for (let frame = 0; frame < frames; frame++) {
      const value = Math.max(-1, Math.min(1, samples[frame] ?? 0));
      view.setInt16(headerBytes + (frame * channels.length + channel) * 2, Math.round(value * 32_767), true);
    }
  }
  return bytes;
}

/** Reads 16-bit PCM. A data length beyond the end of the file, as streaming writers leave it, is cut to what is there. */
export function decodeWav(bytes: Uint8Array): { channels: Float32Array[]; rate: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < headerBytes || tag(0) !== "RIFF" || tag(8) !== "WAVE") throw notWav();
  let format: { channels: number; rate: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === "fmt ") {
      if (view.getUint16(at + 22, true) !== 16) throw notWav();
      format = { channels: view.getUint16(at + 10, true), rate: view.getUint32(at + 12, true) };
    }
    if (tag(at) === "data" && format) {
      return { channels: split(view, at + 8, { bytes: size, channels: format.channels }), rate: format.rate };
    }
    at += 8 + size + (size % 2);
  }
  throw notWav();
}

function split(view: DataView, start: number, size: { bytes: number; channels: number }): Float32Array[] {
  const available = Math.min(size.bytes, view.byteLength - start);
  const frames = Math.floor(available / (2 * size.channels));
  return Array.from({ length: size.channels }, (_, channel) =>
    Float32Array.from(
      { length: frames },
      (_, frame) => view.getInt16(start + (frame * size.channels + channel) * 2, true) / 32_768,
    ),
  );
}

const notWav = () => new StudioError("media-failed", "The sound file is not 16-bit PCM in a WAV container");

import type { Encoding, JobOutput } from "./job";

export type H264Quality = {
  fps: number;
  /** x264's constant rate factor: 14 is visually lossless, 19 a good delivery, 23 a preview. */
  crf: number;
  preset: "ultrafast" | "superfast" | "veryfast" | "faster" | "fast" | "medium";
  /** Ceiling of the bitrate, so that noise cannot make a short film larger than its destination takes. */
  maxKilobits: number;
  /** Whether it is a part of a film, to be joined to others by copying. */
  part?: boolean | undefined;
};

/**
 * H.264 High with everything fixed that would make two encodes of equal pictures differ: x264's result depends on its
 * number of threads, which it would otherwise take from the machine.
 */
function h264({ fps, crf, preset, maxKilobits, part = false }: H264Quality): Encoding {
  return {
    codec: "libx264",
    options: {
      preset,
      crf: String(crf),
      profile: "high",
      // Closed groups of two seconds at most: seeking, thumbnails and stream copies all start at a key frame.
      g: String(fps * 2),
      flags: "+cgop+bitexact",
      maxrate: `${maxKilobits}k`,
      bufsize: `${maxKilobits * 2}k`,
      // Each part would fill a buffer of its own beyond the ceiling; half full, noise stays within it over all of them.
      ...(part && { rc_init_occupancy: `${maxKilobits}k` }),
      threads: "6",
      colorspace: "bt709",
      color_primaries: "bt709",
      color_trc: "bt709",
      color_range: "tv",
    },
  };
}

const aac: Encoding = { codec: "aac", options: { b: "192k", flags: "+bitexact" } };

/** MP4 with its index at the front and nothing in it that depends on when or where it was made. */
export function mp4Output(
  file: string,
  options: { video: H264Quality; audio: boolean; metadata?: Readonly<Record<string, string>> },
): JobOutput {
  return {
    target: { file },
    format: "mp4",
    options: { movflags: "+faststart", fflags: "+bitexact" },
    video: h264(options.video),
    audio: options.audio ? aac : null,
    fps: options.video.fps,
    metadata: options.metadata ?? {},
  };
}

/** 32-bit float WAV: sound between two steps, without loss or clipping. */
export function wavOutput(file: string): JobOutput {
  return {
    target: { file },
    format: "wav",
    options: { fflags: "+bitexact" },
    video: null,
    audio: { codec: "pcm_f32le", options: {} },
    fps: null,
    metadata: {},
  };
}

/** Bare frames for the engine's `read`, in the pixel format in which the graph ends. */
export function rawVideoOutput(): JobOutput {
  return {
    target: "pipe",
    format: "rawvideo",
    options: {},
    video: { codec: "rawvideo", options: {} },
    audio: null,
    fps: null,
    metadata: {},
  };
}

/** Bare little-endian samples for the engine's `read`. */
export function rawAudioOutput(sampleFormat: "s16le" | "f32le"): JobOutput {
  return {
    target: "pipe",
    format: sampleFormat,
    options: {},
    video: null,
    audio: { codec: `pcm_${sampleFormat}`, options: {} },
    fps: null,
    metadata: {},
  };
}

/** Runs the sound through the graph for what its filters write down on the way. */
export function measureSoundOutput(): JobOutput {
  return {
    target: "nothing",
    format: "null",
    options: {},
    video: null,
    audio: { codec: "pcm_f32le", options: {} },
    fps: null,
    metadata: {},
  };
}

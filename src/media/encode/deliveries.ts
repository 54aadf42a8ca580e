import { StudioError } from "@/domain/errors";
import { encoderFor, type FormatKey, missingEncoder, preview } from "@/domain/export/formats";
import { link } from "../ffmpeg/graph";
import type { Encoding, JobOutput } from "../ffmpeg/job";
import { mp4Output } from "../ffmpeg/outputs";
import { bt709 } from "../render/conform";

type OutputParts = {
  fps: number;
  metadata?: Readonly<Record<string, string>> | undefined;
  /** Whether the file is a part of a film, to be joined to others by copying. */
  part?: boolean;
};

/** How a finished picture and sound become a file of one kind. */
export type Delivery = {
  /** Lines that bring the picture labelled `base` to `[v]`, in the form that the encoder takes. */
  lines(base: string): string[];
  /** Whether the file is a film with sound; otherwise a moving picture, in which equal frames may be one. */
  sound: boolean;
  /** Whether parts of a film that were encoded one by one can be joined by copying them. */
  copies: boolean;
  /** Frames per second of a file from a cut of this rate. */
  fps(cutFps: number): number;
  output(file: string, parts: OutputParts): JobOutput;
};

const colourTags = { colorspace: "bt709", color_primaries: "bt709", color_trc: "bt709", color_range: "tv" };
const bitexact = { flags: "+bitexact" };

/** What every finished video of a project is: 15 s stay below 50 MB whatever the picture, with a third to spare. */
const delivery = { crf: 19, preset: "veryfast", maxKilobits: 16_000 } as const;

const plain = (pixelFormat: string) => (base: string) => [
  link([base], [...(pixelFormat === "yuv420p" ? [] : [`format=${pixelFormat}`]), bt709], ["v"]),
];

/** The usual delivery: MP4 with H.264 High and AAC. */
export const h264Delivery: Delivery = {
  lines: plain("yuv420p"),
  sound: true,
  copies: true,
  fps: (fps) => fps,
  output: (file, { fps, metadata, part }) =>
    mp4Output(file, { video: { fps, ...delivery, part }, audio: true, ...(metadata && { metadata }) }),
};

type FilmParts = {
  pixelFormat: string;
  format: string;
  options: Record<string, string>;
  video(fps: number): Encoding;
  audio: Encoding;
};

const film = ({ pixelFormat, format, options, video, audio }: FilmParts): Delivery => ({
  lines: plain(pixelFormat),
  sound: true,
  copies: true,
  fps: (fps) => fps,
  output: (file, { fps, metadata }) => ({
    target: { file },
    format,
    options: { ...options, fflags: "+bitexact" },
    video: video(fps),
    audio,
    fps,
    metadata: metadata ?? {},
  }),
});

const aac: Encoding = { codec: "aac", options: { b: "192k", ...bitexact } };
const opus: Encoding = { codec: "libopus", options: { b: "160k", ...bitexact } };
const pcm: Encoding = { codec: "pcm_s24le", options: bitexact };
const mp4 = { format: "mp4", options: { movflags: "+faststart" } };
const mov = { format: "mov", options: { movflags: "+faststart" } };
const webm = { format: "webm", options: {} };

/** Key frames every two seconds at most, as in the finished video itself. */
const groups = (fps: number) => ({ g: String(fps * 2) });

/** Without a bitrate of zero, constant quality is refused by the one encoder and only half meant by the other. */
const av1 =
  (encoder: string) =>
  (fps: number): Encoding => ({
    codec: encoder,
    options: {
      ...{ crf: "30", b: "0" },
      ...(encoder === "libsvtav1" ? { preset: "8" } : { "cpu-used": "6", "row-mt": "1" }),
      ...groups(fps),
      ...colourTags,
      ...bitexact,
    },
  });

const vp9 = (fps: number): Encoding => ({
  codec: "libvpx-vp9",
  options: {
    ...{ crf: "30", b: "0", deadline: "good", "cpu-used": "4", "row-mt": "1", "tile-columns": "1" },
    ...groups(fps),
    ...colourTags,
    ...bitexact,
  },
});

/** x265's result depends on how many frames it works on at once, which it would take from the machine. */
const h265 = (fps: number): Encoding => ({
  codec: "libx265",
  options: {
    ...{ preset: "fast", crf: "22", tag: "hvc1" },
    "x265-params": "frame-threads=2:open-gop=0:info=0:log-level=error",
    ...groups(fps),
    ...colourTags,
    ...bitexact,
  },
});

const prores = (): Encoding => ({
  codec: "prores_ks",
  options: { profile: "hq", vendor: "apl0", ...colourTags, ...bitexact },
});

const dnxhr = (): Encoding => ({
  codec: "dnxhd",
  options: { profile: "dnxhr_hq", ...colourTags, ...bitexact },
});

const moving = (format: "gif" | "webp", encoder: string): Delivery => ({
  lines: (base) => previewLines(format, base),
  sound: false,
  copies: false,
  fps: () => preview.fps,
  output: (file, { metadata }) => ({
    target: { file },
    format,
    options: { loop: "0", fflags: "+bitexact" },
    video: { codec: encoder, options: format === "webp" ? { quality: "72", ...bitexact } : bitexact },
    audio: null,
    fps: preview.fps,
    metadata: metadata ?? {},
  }),
});

/** A GIF has 256 colours: those that its own frames need most. */
function previewLines(format: "gif" | "webp", base: string): string[] {
  const rate = `fps=${preview.fps}:start_time=0:round=down`;
  if (format === "webp") return [link([base], [rate, "format=yuv420p"], ["v"])];
  return [
    link([base], [rate, "split"], ["seen", "shown"]),
    link(["seen"], ["palettegen=stats_mode=diff"], ["palette"]),
    link(["shown", "palette"], ["paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle"], ["v"]),
  ];
}

/**
 * How a format is made with the encoders that are there. Throws "missing-tool", saying what to install, when none can
 * make it.
 */
export function deliveryOf(format: FormatKey, available: ReadonlySet<string>): Delivery {
  const encoder = encoderFor(format, available);
  if (encoder === null) throw new StudioError("missing-tool", missingEncoder(format, available));
  const make: Record<FormatKey, () => Delivery> = {
    h264: () => h264Delivery,
    h265: () => film({ pixelFormat: "yuv420p", ...mp4, video: h265, audio: aac }),
    av1: () => film({ pixelFormat: "yuv420p", ...mp4, video: av1(encoder), audio: aac }),
    "webm-vp9": () => film({ pixelFormat: "yuv420p", ...webm, video: vp9, audio: opus }),
    "webm-av1": () => film({ pixelFormat: "yuv420p", ...webm, video: av1(encoder), audio: opus }),
    prores: () => film({ pixelFormat: "yuv422p10le", ...mov, video: prores, audio: pcm }),
    dnxhr: () => film({ pixelFormat: "yuv422p", ...mov, video: dnxhr, audio: pcm }),
    gif: () => moving("gif", encoder),
    webp: () => moving("webp", encoder),
  };
  return make[format]();
}

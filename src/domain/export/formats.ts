/** A kind of file that a cut can be rendered to. */
export type ExportFormat = {
  title: string;
  extension: string;
  contentType: string;
  /** What it is for, in a few words. */
  use: string;
  /** Encoders by their libavcodec names, any one of which makes the picture; the first that is there is used. */
  videoEncoders: readonly string[];
  /** The encoder of the sound; null for files without sound. */
  audioEncoder: string | null;
  /** A small moving picture for pages and messages: fixed in size and rate, without sound. */
  preview: boolean;
  /** Whether the container is one that Content Credentials are defined for and that is signed here. */
  signed: boolean;
  /** Whether browsers show it. */
  inBrowser: boolean;
};

const formats = {
  h264: {
    title: "MP4, H.264",
    extension: "mp4",
    contentType: "video/mp4",
    use: "Plays everywhere. What platforms ask for.",
    videoEncoders: ["libx264"],
    audioEncoder: "aac",
    preview: false,
    signed: true,
    inBrowser: true,
  },
  h265: {
    title: "MP4, H.265",
    extension: "mp4",
    contentType: "video/mp4",
    use: "About a third smaller than H.264; for newer phones and televisions.",
    videoEncoders: ["libx265"],
    audioEncoder: "aac",
    preview: false,
    signed: true,
    inBrowser: false,
  },
  av1: {
    title: "MP4, AV1",
    extension: "mp4",
    contentType: "video/mp4",
    use: "The smallest files; for current browsers.",
    videoEncoders: ["libsvtav1", "libaom-av1"],
    audioEncoder: "aac",
    preview: false,
    signed: true,
    inBrowser: true,
  },
  "webm-vp9": {
    title: "WebM, VP9",
    extension: "webm",
    contentType: "video/webm",
    use: "For web pages, free of licences.",
    videoEncoders: ["libvpx-vp9"],
    audioEncoder: "libopus",
    preview: false,
    signed: false,
    inBrowser: true,
  },
  "webm-av1": {
    title: "WebM, AV1",
    extension: "webm",
    contentType: "video/webm",
    use: "For web pages, smaller than VP9.",
    videoEncoders: ["libsvtav1", "libaom-av1"],
    audioEncoder: "libopus",
    preview: false,
    signed: false,
    inBrowser: true,
  },
  prores: {
    title: "ProRes 422 HQ",
    extension: "mov",
    contentType: "video/quicktime",
    use: "For cutting and grading on, in Final Cut, Resolve or Premiere.",
    videoEncoders: ["prores_ks"],
    audioEncoder: "pcm_s24le",
    preview: false,
    signed: true,
    inBrowser: false,
  },
  dnxhr: {
    title: "DNxHR HQ",
    extension: "mov",
    contentType: "video/quicktime",
    use: "For cutting and grading on, in Media Composer or Resolve.",
    videoEncoders: ["dnxhd"],
    audioEncoder: "pcm_s24le",
    preview: false,
    signed: true,
    inBrowser: false,
  },
  gif: {
    title: "GIF",
    extension: "gif",
    contentType: "image/gif",
    use: "A silent preview for messages and mails.",
    videoEncoders: ["gif"],
    audioEncoder: null,
    preview: true,
    signed: false,
    inBrowser: true,
  },
  webp: {
    title: "Animated WebP",
    extension: "webp",
    contentType: "image/webp",
    use: "A silent preview for web pages, smaller than GIF.",
    videoEncoders: ["libwebp_anim", "libwebp"],
    audioEncoder: null,
    preview: true,
    signed: false,
    inBrowser: true,
  },
} as const satisfies Record<string, ExportFormat>;

export type FormatKey = keyof typeof formats;
export const exportFormats: Record<FormatKey, ExportFormat> = formats;
export const formatKeys = Object.keys(formats) as [FormatKey, ...FormatKey[]];

/** Frames per second of previews, and the short side of their picture. */
export const preview = { fps: 12, shortSide: 360 } as const;

/** The encoder of a format's picture on a machine that has these; null when it has none for picture or sound. */
export function encoderFor(format: FormatKey, available: ReadonlySet<string>): string | null {
  const { videoEncoders, audioEncoder } = exportFormats[format];
  if (audioEncoder !== null && !available.has(audioEncoder)) return null;
  return videoEncoders.find((name) => available.has(name)) ?? null;
}

/** What to do about a format that this machine cannot make. */
export function missingEncoder(format: FormatKey, available: ReadonlySet<string>): string {
  const { videoEncoders, audioEncoder } = exportFormats[format];
  const video = videoEncoders.some((name) => available.has(name)) ? [] : [videoEncoders.join(" or ")];
  const audio = audioEncoder === null || available.has(audioEncoder) ? [] : [audioEncoder];
  const names = [...video, ...audio].join(" and ");
  return `The ffmpeg of this machine has no ${names}. Install a full build (Debian and Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg) or set FFMPEG_PATH to one.`;
}

/** All encoders that any format asks for. */
export const wantedEncoders: readonly string[] = [
  ...new Set(
    Object.values(exportFormats).flatMap(({ videoEncoders, audioEncoder }) => [
      ...videoEncoders,
      ...(audioEncoder === null ? [] : [audioEncoder]),
    ]),
  ),
];

import { z } from "zod";

export const aspects = ["9:16", "16:9", "1:1", "4:5"] as const;
export type Aspect = (typeof aspects)[number];
export const aspect = z.enum(aspects);

export const pixelSize = z.object({ width: z.int().positive(), height: z.int().positive() });
export type PixelSize = z.infer<typeof pixelSize>;

/** Sizes of keyframes and clips as models draw them. */
export const frameSizes: Record<Aspect, PixelSize> = {
  "9:16": { width: 720, height: 1280 },
  "16:9": { width: 1280, height: 720 },
  "1:1": { width: 1024, height: 1024 },
  "4:5": { width: 864, height: 1080 },
};

/** Sizes of finished videos: 1080 on the short side. */
const exportSizes: Record<Aspect, PixelSize> = {
  "9:16": { width: 1080, height: 1920 },
  "16:9": { width: 1920, height: 1080 },
  "1:1": { width: 1080, height: 1080 },
  "4:5": { width: 1080, height: 1350 },
};

/** Short sides that videos are made in, in pixels. What is smaller is made in a fraction of the time. */
export const shortSides = [1080, 720, 540, 360] as const;
export type ShortSide = (typeof shortSides)[number];

export const fullShortSide = 1080;
type Form = { aspect: Aspect; shortSide?: ShortSide | undefined };

/** Encoders want even sides. */
const evenly = (pixels: number) => 2 * Math.round(pixels / 2);

function scaled({ width, height }: PixelSize, shortSide: ShortSide = fullShortSide): PixelSize {
  const share = shortSide / fullShortSide;
  return { width: evenly(width * share), height: evenly(height * share) };
}

/** Size of the keyframes and clips of a video, as models draw them. Without a short side, as for 1080. */
export const frameSize = ({ aspect, shortSide }: Form): PixelSize => scaled(frameSizes[aspect], shortSide);

/** Size of a finished video. Without a short side it has 1080. */
export const exportSize = ({ aspect, shortSide }: Form): PixelSize => scaled(exportSizes[aspect], shortSide);

export const frameRates = [24, 25, 30] as const;

/** What a probe found in a media file, normalised over probing tools. Lengths are exact where the container says so. */
export type MediaInfo = {
  kind: "video" | "audio" | "image";
  container: string;
  width: number | null;
  height: number | null;
  /** Frames per second as a fraction, null for stills and sound. */
  frameRate: { numerator: number; denominator: number } | null;
  /** True when every frame lasts equally long. */
  constantRate: boolean | null;
  frameCount: number | null;
  durationSeconds: number | null;
  videoCodec: string | null;
  pixelFormat: string | null;
  colour: { primaries: string | null; transfer: string | null; matrix: string | null } | null;
  audio: { codec: string; sampleRate: number; channels: number; durationSeconds: number | null } | null;
  bytes: number;
};

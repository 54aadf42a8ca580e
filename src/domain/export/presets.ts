import type { Aspect } from "@/domain/media/format";
import type { Cut } from "@/domain/timeline/cut";
import type { FormatKey } from "./formats";
import type { ShortSide } from "./sizes";

/** What a destination takes. A null means: as the cut has it. */
export type ExportPreset = {
  title: string;
  format: FormatKey;
  shortSide: ShortSide;
  aspect: Aspect | null;
  loudness: Cut["loudness"] | null;
  /** The longest video that the destination takes everywhere; null for no limit that matters here. */
  maxSeconds: number | null;
};

/** What platforms play back at: louder sound is turned down by them, quieter is not turned up. */
const streaming = { integratedLufs: -14, truePeakDbtp: -1 } as const;

const presets = {
  vertical: {
    title: "TikTok, Reels, Shorts",
    format: "h264",
    shortSide: 1080,
    aspect: "9:16",
    loudness: streaming,
    maxSeconds: 180,
  },
  youtube: {
    title: "YouTube",
    format: "h264",
    shortSide: 1080,
    aspect: "16:9",
    loudness: streaming,
    maxSeconds: null,
  },
  "feed-square": {
    title: "Feed, square",
    format: "h264",
    shortSide: 1080,
    aspect: "1:1",
    loudness: streaming,
    maxSeconds: 3600,
  },
  "feed-portrait": {
    title: "Feed, portrait",
    format: "h264",
    shortSide: 1080,
    aspect: "4:5",
    loudness: streaming,
    maxSeconds: 3600,
  },
  broadcast: {
    title: "Broadcast (EBU R 128)",
    format: "prores",
    shortSide: 1080,
    aspect: null,
    loudness: { integratedLufs: -23, truePeakDbtp: -1 },
    maxSeconds: null,
  },
} as const satisfies Record<string, ExportPreset>;

export type PresetKey = keyof typeof presets;
export const exportPresets: Record<PresetKey, ExportPreset> = presets;
export const presetKeys = Object.keys(presets) as [PresetKey, ...PresetKey[]];

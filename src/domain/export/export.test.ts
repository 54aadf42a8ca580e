import { expect, test } from "vitest";
import { aspects } from "@/domain/media/format";
import type { Cut, TextItem } from "@/domain/timeline/cut";
import { setCaptions, styleCaptions } from "@/domain/timeline/edit/captions";
import { checkExport } from "./check-export";
import { remainingSeconds } from "./export-job";
import { exportFileName } from "./file-name";
import { wantedEncoders } from "./formats";
import { mediaFiles } from "./media-files";
import { cutForExport, type VideoSettings, videoSize } from "./settings";
import { aspectOf, keptShare, pictureSize, shortSides } from "./sizes";

const at = (value: number) => ({ value, rate: 24 });
const text = (id: string, place?: TextItem["place"]): TextItem => ({
  ...{ type: "text", id, text: "Run further", role: "hook", position: "centre", animation: "fade" },
  range: { start: at(0), duration: at(48) },
  ...{ font: "Inter", colour: "#ffffff", accent: "#ff7a45" },
  ...(place && { place }),
});
const cut: Cut = {
  ...{ version: 1, fps: 24, size: { width: 1080, height: 1920 }, music: [], effects: [], duckDb: 12 },
  video: [
    {
      ...{ type: "clip", id: "s1", name: "Shot 1", takeId: "t1", mediaDigest: "ab".repeat(32), gainDb: 0 },
      sourceRange: { start: at(0), duration: at(240 * 24) },
      available: { start: at(0), duration: at(240 * 24) },
      ...{ fadeIn: null, fadeOut: null },
    },
  ],
  overlays: [text("a")],
  voice: [],
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};
const settings: VideoSettings = {
  ...{ kind: "video", format: "h264", shortSide: 1080, aspect: "9:16", preset: null, crops: {} },
};
const encoders = new Set(wantedEncoders);

test("pictures have the short side that was asked for, even sides, and their aspect back", () => {
  for (const aspect of aspects) {
    for (const side of shortSides) {
      const { width, height } = pictureSize(aspect, side);
      expect(Math.min(width, height)).toBe(side);
      expect([width % 2, height % 2]).toEqual([0, 0]);
      expect(aspectOf({ width, height })).toBe(aspect);
    }
  }
  expect(pictureSize("16:9", 2160)).toEqual({ width: 3840, height: 2160 });
  expect(pictureSize("4:5", 1080)).toEqual({ width: 1080, height: 1350 });
  expect(keptShare({ width: 1920, height: 1080 }, { width: 1080, height: 1920 })).toBeCloseTo(0.316, 3);
});

test("an export renders the cut in its own size and at the loudness of its destination", () => {
  const broadcast = cutForExport(cut, { ...settings, aspect: "16:9", shortSide: 720, preset: "broadcast" });
  expect(broadcast).toMatchObject({
    size: { width: 1280, height: 720 },
    loudness: { integratedLufs: -23, truePeakDbtp: -1 },
  });
  expect(cutForExport(cut, settings)).toEqual(cut);
  expect(videoSize({ ...settings, format: "gif", shortSide: 2160 })).toEqual({ width: 360, height: 640 });
});

test("a file is named after its title, what is special about it, and its version", () => {
  const about = { title: "Läufer am Meer!", of: "video" as const, version: 3, size: cut.size };
  const name = (changed: Partial<VideoSettings>) => exportFileName({ ...settings, ...changed }, about);
  expect(name({})).toBe("läufer-am-meer-v3.mp4");
  expect(name({ format: "webm-vp9", shortSide: 720 })).toBe("läufer-am-meer-720p-v3.webm");
  expect(name({ format: "prores", aspect: "1:1" })).toBe("läufer-am-meer-1x1-v3.mov");
  const packed = { kind: "package" as const, parts: ["script" as const], rate: "24" as const };
  expect(exportFileName(packed, about)).toBe("läufer-am-meer-package-v3.zip");
  expect(exportFileName(settings, { ...about, of: "edit" })).toBe("läufer-am-meer-cut3.mp4");
});

/** What is said on a subject, with its level. */
function said(asked: Partial<Parameters<typeof checkExport>[0]>, subject: string): string | undefined {
  const checks = checkExport({ cut, settings, encoders, clipSizes: [], signer: { state: "off" }, ...asked });
  const found = checks.find((check) => check.subject === subject);
  return found && `${found.level}: ${found.text}`;
}

test("text that was moved under a platform's controls is warned of before it is rendered", () => {
  const moved = (place: TextItem["place"]) => ({ cut: { ...cut, overlays: [text("a", place)] } });
  expect(said({}, "Safe areas")).toMatch(/^ok/);
  expect(said(moved({ x: 0.5, y: 0.5 }), "Safe areas")).toMatch(/^ok/);
  expect(said(moved({ x: 0.5, y: 0.93 }), "Safe areas")).toMatch(/^warning: Players may cover “Run further”/);
  expect(said(moved({ x: 0.02, y: 0.5 }), "Safe areas")).toMatch(/^warning/);
  // The same place is free on a wide picture, where nothing lies over the lower fifth.
  const wide = { ...settings, aspect: "16:9" as const };
  expect(said({ ...moved({ x: 0.5, y: 0.85 }), settings: wide }, "Safe areas")).toMatch(/^ok/);
});

test("captions are said to be in the picture or not, and which text they would cover", () => {
  const title: TextItem = { ...text("a"), position: "bottom" };
  const spans = [{ startFrame: 0, lengthFrames: 48, text: "Cold, slow, good" }];
  const captioned = setCaptions({ ...cut, overlays: [title] }, { spans });
  expect(said({}, "Captions")).toBeUndefined();
  expect(said({ cut: captioned }, "Captions")).toMatch(/^warning: Captions are drawn over “Run further”/);
  const higher = styleCaptions(captioned, { look: { position: "lower-third" } });
  expect(said({ cut: higher }, "Captions")).toMatch(/^ok: One caption is drawn inside the safe area/);
  const beside = styleCaptions(captioned, { burntIn: false });
  expect(said({ cut: beside }, "Captions")).toMatch(/^note: One caption is in the SRT and VTT files only/);
});

test("what a destination does not take, and what a machine cannot make, is said", () => {
  expect(said({ settings: { ...settings, preset: "vertical" } }, "Length")).toBe(
    "warning: TikTok, Reels, Shorts takes 180 s at most; this cut has 240 s.",
  );
  expect(said({}, "Length")).toBeUndefined();
  expect(said({ encoders: new Set(["aac"]) }, "Encoder")).toMatch(
    /^error: .*libx264.*apt-get install ffmpeg/,
  );
  expect(said({}, "Loudness")).toMatch(/^warning: .*silent/);
  expect(said({ settings: { ...settings, aspect: "16:9" } }, "Shape")).toMatch(/^note: 16:9 shows 32 %/);
  const small = [{ width: 720, height: 1280 }];
  expect(said({ settings: { ...settings, shortSide: 2160 }, clipSizes: small }, "Size")).toMatch(
    /3\.0 times/,
  );
});

test("media get names by which editing systems find them again, in letters that every disk knows", () => {
  const known = { contentType: "video/mp4", width: 720, height: 1280, durationFrames: 96, takeNumber: 2 };
  const named = (title: string) => [
    ...mediaFiles(cut, { title, known: new Map([["ab".repeat(32), known]]) }).values(),
  ];
  expect(named("Läufer am Meer")).toEqual([
    {
      ...{ digest: "ab".repeat(32), path: "media/video/laufer-am-meer_S01_T2_abababab.mp4", reel: "V001" },
      ...{ durationFrames: 96, picture: { width: 720, height: 1280 }, sound: false },
    },
  ]);
  expect(named("海のランナー")[0]?.path).toBe("media/video/video_S01_T2_abababab.mp4");
});

test("the time left is told from what is done, and not before there is enough of it", () => {
  const startedAt = new Date("2026-01-01T00:00:00Z");
  const now = new Date("2026-01-01T00:00:30Z");
  expect(remainingSeconds({ startedAt, progress: 0.25, now })).toBe(90);
  expect(remainingSeconds({ startedAt, progress: 0.01, now })).toBeNull();
  expect(remainingSeconds({ startedAt: null, progress: 0.5, now })).toBeNull();
});

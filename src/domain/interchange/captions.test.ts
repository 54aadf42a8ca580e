import { expect, test } from "vitest";
import type { Cut } from "@/domain/timeline/cut";
import { captionCues, toSrt, toVtt } from "./captions";

const at = (value: number) => ({ value, rate: 24 });
const spokenCut = (size: Cut["size"]): Cut => ({
  ...{ version: 1, fps: 24, size, video: [], music: [], effects: [], duckDb: 12 },
  voice: [0, 60].map((start, index) => ({
    ...{ type: "audio", id: `v${index}`, name: "", takeId: "", mediaDigest: "", gainDb: 0 },
    start: at(start),
    sourceRange: { start: at(0), duration: at(index === 0 ? 72 : 48) },
    ...{ fadeIn: null, fadeOut: null },
  })),
  overlays: [
    {
      ...{ type: "text", id: "t", text: "Only <today> & here", role: "cta", position: "centre" },
      range: { start: at(240), duration: at(24) },
      ...{ animation: "fade", font: "Inter", colour: "#ffffff", accent: "#ff7a45" },
    },
  ],
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
});
const spoken = new Map([
  ["v0", "Every morning begins with a path that nobody has walked before you came along it"],
  ["v1", "Run."],
]);

test("speech is told in cues of two short lines that follow one another and never overlap", () => {
  const cues = captionCues(spokenCut({ width: 1080, height: 1920 }), spoken);
  const words = cues.filter(({ startMs }) => startMs < 2500).map(({ text }) => text.replaceAll("\n", " "));
  expect(words.join(" ")).toBe(spoken.get("v0"));
  for (const [index, cue] of cues.entries()) {
    const lines = cue.text.split("\n");
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(26);
    expect(cue.endMs).toBeGreaterThan(cue.startMs);
    expect(cue.endMs).toBeLessThanOrEqual(cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
  }
  // The first line goes on for half a second while the second begins.
  expect(cues.find(({ text }) => text === "Run.")).toEqual({ startMs: 2500, endMs: 4500, text: "Run." });
});

test("SubRip and WebVTT write times and signs as their readers take them", () => {
  const cues = captionCues(spokenCut({ width: 1920, height: 1080 }), new Map());
  expect(toSrt(cues)).toBe("1\n00:00:10,000 --> 00:00:11,000\nOnly <today> & here\n");
  expect(toVtt(cues)).toBe("WEBVTT\n\n00:00:10.000 --> 00:00:11.000\nOnly &lt;today&gt; &amp; here\n");
  const hour = [{ startMs: 3_661_007, endMs: 3_662_000, text: "Late" }];
  expect(toSrt(hour)).toContain("01:01:01,007 --> 01:01:02,000");
});

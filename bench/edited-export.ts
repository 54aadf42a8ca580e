// What an edit of a long film costs to render again, over encoding it whole: twelve clips in a minute with a title, of
// which three are trimmed. Ratios of wall and CPU time, each of the best of two rounds that take turns, since whatever else
// the machine does makes equal work cost more of its processor; target >= 5. Beside it, what the first render in segments
// costs over one in a single pass.
// Usage: tsx bench/edited-export.ts [seconds]
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { trimClip } from "@/domain/timeline/edit/trim";
import { flattenPicture } from "@/domain/timeline/flatten";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { probeMedia } from "@/media/probe/probe-media";
import { renderCut } from "@/media/render/render-cut";
import type { SegmentShelf } from "@/media/render/segment-shelf";
import { createWorkerPool } from "@/workers/worker-pool";
import { folderShelf } from "./measure/folder-shelf";
import { measure, type Spent } from "./measure/processor-time";

const seconds = Number(process.argv[2] ?? 60);
const rounds = 2;
const fps = 30;
const size = { width: 1280, height: 720 };
const clipCount = 12;
const clipFrames = Math.round((seconds * fps) / clipCount);
const takeFrames = clipFrames + fps;
const at = (value: number) => ({ value, rate: fps });

const ffmpeg = (args: string[]) => promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args]);

async function makeTakes(folder: string) {
  const encoding = "-c:v libx264 -preset veryfast -crf 14 -pix_fmt yuv420p -g 60".split(" ");
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709".split(" ");
  for (let index = 0; index < clipCount; index++) {
    const gradient = `gradients=s=480x270:r=${fps}:n=4:seed=${index + 1}:speed=0.02:d=${seconds}`;
    const source = ["-f", "lavfi", "-i", `${gradient},scale=1280:720,noise=c0s=6:c0f=t`];
    const file = path.join(folder, `clip${index}.mp4`);
    await ffmpeg([...source, "-frames:v", String(takeFrames), ...encoding, ...tags, file]);
  }
  const music = `aevalsrc='0.1*sin(1380*t)|0.1*sin(2070*t)':s=48000:d=${seconds}`;
  await ffmpeg(["-f", "lavfi", "-i", music, path.join(folder, "music.wav")]);
}

const clip = (index: number): ClipItem => ({
  ...{ type: "clip", id: `c${index}`, name: `Clip ${index}`, takeId: `t${index}` },
  ...{ mediaDigest: `clip${index}.mp4`, gainDb: 0, fadeIn: null, fadeOut: null },
  sourceRange: { start: at(15), duration: at(clipFrames) },
  available: { start: at(0), duration: at(takeFrames) },
});

const film: Cut = {
  ...{ version: 1, fps, size, voice: [], effects: [], duckDb: 12 },
  video: Array.from({ length: clipCount }, (_, index) => clip(index)),
  overlays: [
    {
      ...{ type: "text", id: "title", range: { start: at(30), duration: at(90) }, text: "Made by hand" },
      ...{ role: "hook", position: "centre", animation: "fade" },
      ...{ font: "Inter", colour: "#ffffff", accent: "#ff5a1f" },
    },
  ],
  music: [
    {
      ...{ type: "audio", id: "m", name: "m", takeId: "m", mediaDigest: "music.wav", start: at(0) },
      ...{
        sourceRange: { start: at(0), duration: at((seconds - 2) * fps) },
        gainDb: 0,
        fadeIn: null,
        fadeOut: null,
      },
    },
  ],
  grade: { clips: {}, contrast: 1.05, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

const edited = [
  { clipId: "c1", edge: "end", deltaFrames: -9 },
  { clipId: "c5", edge: "start", deltaFrames: 12 },
  { clipId: "c8", edge: "end", deltaFrames: -20 },
].reduce(
  (cut, trim) => trimClip(cut, { ...trim, edge: trim.edge === "end" ? "end" : "start", mode: "ripple" }),
  film,
);

const folder = await mkdtemp(path.join(os.tmpdir(), "bench-edited-"));
const workers = createWorkerPool({ size: 1 });
try {
  await makeTakes(folder);
  const engine = await resolveMediaEngine();
  const resolveMedia = (digest: string) => path.join(folder, digest);
  const outputPath = path.join(folder, "film.mp4");
  const render = async (cut: Cut, shelf?: SegmentShelf) => {
    await renderCut(cut, { engine, workers, outputPath, resolveMedia, shelf });
    const { frameCount } = (await probeMedia(outputPath)).info;
    if (frameCount !== flattenPicture(cut).lengthFrames) throw new Error(`the film has ${frameCount} frames`);
  };
  const runs: Record<"whole" | "segments" | "edited", Spent[]> = { whole: [], segments: [], edited: [] };
  for (let round = 0; round < rounds; round++) {
    const shelf = folderShelf(folder);
    runs.whole.push(await measure(() => render(edited)));
    runs.segments.push(await measure(() => render(film, shelf)));
    runs.edited.push(await measure(() => render(edited, shelf)));
  }
  const least = (of: keyof typeof runs, unit: keyof Spent) => Math.min(...runs[of].map((run) => run[unit]));
  const ratio = (one: keyof typeof runs, other: keyof typeof runs, unit: keyof Spent) =>
    Number((least(one, unit) / least(other, unit)).toFixed(2));
  console.log(
    JSON.stringify({
      ...{ bench: "edited-export", seconds, ...runs, target: 5 },
      timesFasterWall: ratio("whole", "edited", "wallSeconds"),
      timesFasterCpu: ratio("whole", "edited", "cpuSeconds"),
      firstInSegmentsCpu: ratio("segments", "whole", "cpuSeconds"),
    }),
  );
} finally {
  await workers.close();
  await rm(folder, { recursive: true });
}

// What the renderer costs over the best command a person could write by hand for the same film, in one run on the same
// machine: twelve clips with crossfades, a grade, a title, music under a voice. Once in one go, as without a shelf for
// segments, and once in segments of which none is there yet, as a first export of a long film. Ratios of CPU time and by
// the clock, each of the best of two rounds; target <= 1.10.
// Usage: tsx bench/export-against-ffmpeg.ts [seconds]
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { AudioItem, ClipItem, Cut } from "@/domain/timeline/cut";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { probeMedia } from "@/media/probe/probe-media";
import { renderCut } from "@/media/render/render-cut";
import type { SegmentShelf } from "@/media/render/segment-shelf";
import { drawText } from "@/media/text/draw-text";
import type { TextContent } from "@/media/text/layout-text";
import { createWorkerPool } from "@/workers/worker-pool";
import { folderShelf } from "./measure/folder-shelf";
import { measure, type Spent } from "./measure/processor-time";

const seconds = Number(process.argv[2] ?? 60);
const fps = 30;
const size = { width: 1920, height: 1080 };
const clipCount = 12;
const fadeFrames = 15;
const totalFrames = seconds * fps;
const takeFrames = totalFrames + (clipCount - 1) * fadeFrames;
const rounds = 2;

const ffmpeg = (args: string[]) =>
  promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args], { maxBuffer: 1 << 26 });
const at = (value: number) => ({ value, rate: fps });

/** Whole frames that add up to the film: the last clip takes what division leaves. */
const lengthOf = (index: number) => {
  const usual = Math.floor(takeFrames / clipCount);
  return index < clipCount - 1 ? usual : takeFrames - (clipCount - 1) * usual;
};

async function makeTakes(folder: string) {
  for (let index = 0; index < clipCount; index++) {
    const gradient = `gradients=s=480x270:r=${fps}:n=4:seed=${index + 1}:speed=0.02:d=${seconds}`;
    const length = ["-frames:v", String(lengthOf(index))];
    const encoding = [
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-crf",
      "14",
      "-pix_fmt",
      "yuv420p",
      "-g",
      "60",
    ];
    const tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
    const source = ["-f", "lavfi", "-i", `${gradient},scale=1920:1080`];
    await ffmpeg([...source, ...length, ...encoding, ...tags, path.join(folder, `clip${index}.mp4`)]);
  }
  const makeSound = (name: string, expression: string, length: number) =>
    ffmpeg(["-f", "lavfi", "-i", `aevalsrc='${expression}':s=48000:d=${length}`, path.join(folder, name)]);
  await makeSound("music.wav", "0.1*sin(1380*t)*(1+sin(5*t))|0.1*sin(2070*t)", seconds);
  await makeSound("voice.wav", "0.2*sin(2700*t)|0.2*sin(2700*t)", 5);
}

const clip = (index: number): ClipItem => ({
  ...{ type: "clip", id: `c${index}`, name: `Clip ${index}`, takeId: `t${index}` },
  ...{ mediaDigest: `clip${index}.mp4`, gainDb: 0, fadeIn: null, fadeOut: null },
  sourceRange: { start: at(0), duration: at(lengthOf(index)) },
  available: { start: at(0), duration: at(lengthOf(index)) },
});

const seam = (index: number) =>
  ({ type: "transition", id: `x${index}`, kind: "crossfade", duration: at(fadeFrames) }) as const;

const sound = (name: string, startFrame: number, lengthFrames: number): AudioItem => ({
  ...{ type: "audio", id: name, name, takeId: name, mediaDigest: name, start: at(startFrame) },
  ...{ sourceRange: { start: at(0), duration: at(lengthFrames) }, gainDb: 0, fadeIn: null, fadeOut: null },
});

const title: TextContent = {
  ...{ text: "Made by hand", role: "hook", position: "centre", animation: "fade" },
  ...{ font: "Inter", colour: "#ffffff", accent: "#ff5a1f" },
};
const shown = { startFrame: 30, lengthFrames: 90 };

const cut: Cut = {
  ...{ version: 1, fps, size, effects: [], duckDb: 12 },
  video: Array.from({ length: clipCount }, (_, index) => index).flatMap((index) =>
    index > 0 ? [seam(index), clip(index)] : [clip(index)],
  ),
  overlays: [
    {
      type: "text",
      id: "title",
      range: { start: at(shown.startFrame), duration: at(shown.lengthFrames) },
      ...title,
    },
  ],
  voice: [sound("voice.wav", 60, 5 * fps)],
  music: [sound("music.wav", 0, totalFrames)],
  grade: { clips: {}, contrast: 1.05, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

const contrast = ["val-126)*1.05+126,16,235", "val-128)*1.05+128,16,240", "val-128)*1.05+128,16,240"]
  .map((curve, plane) => `${"yuv"[plane]}='clip((${curve})'`)
  .join(":");

/** The film's picture from head, body and tail of every clip, so that only crossfades are blended. */
function pictureByHand(): string[] {
  const lines: string[] = [];
  let film = "";
  for (let index = 0; index < clipCount; index++) {
    const [head, tail] = [index > 0 ? fadeFrames : 0, index < clipCount - 1 ? fadeFrames : 0];
    const ranges = [
      { name: `h${index}`, start: 0, end: head },
      { name: `b${index}`, start: head, end: lengthOf(index) - tail },
      { name: `t${index}`, start: lengthOf(index) - tail, end: lengthOf(index) },
    ].filter(({ start, end }) => end > start);
    const copies = ranges.map(({ name }) => `[${name}s]`).join("");
    lines.push(`[${index}:v]lutyuv=${contrast},split=${ranges.length}${copies}`);
    for (const { name, start, end } of ranges) {
      lines.push(`[${name}s]trim=start_frame=${start}:end_frame=${end},setpts=PTS-STARTPTS[${name}]`);
    }
    if (head > 0) {
      lines.push(`[h${index}]format=yuva420p,fade=t=in:start_frame=0:nb_frames=${head}:alpha=1[f${index}]`);
      lines.push(`[t${index - 1}][f${index}]overlay=format=yuv420:eof_action=pass[x${index}]`);
      film += `[x${index}]`;
    }
    film += `[b${index}]`;
  }
  return [...lines, `${film}concat=n=${2 * clipCount - 1}:v=1:a=0[film]`];
}

/** The same film as one command, its sound levelled in the same pass. */
async function renderByHand(folder: string, outputPath: string) {
  const request = { content: title, picture: size, fps, lengthFrames: shown.lengthFrames };
  const drawn = await drawText({ ...request, outputPath: path.join(folder, "title.png") });
  const [start, end] = [shown.startFrame / fps, (shown.startFrame + shown.lengthFrames) / fps];
  const fades = `fade=t=in:st=${start}:d=0.35:alpha=1,fade=t=out:st=${end - 0.3}:d=0.3:alpha=1`;
  const graph = [
    ...pictureByHand(),
    `[${clipCount}:v]format=yuva420p,loop=-1:1,trim=end=${end},setpts=N/(${fps}*TB),${fades}[title]`,
    `[film][title]overlay=x=${drawn.left}:y=${drawn.top}:eof_action=pass:format=yuv420,format=yuv420p[v]`,
    `[${clipCount + 2}:a]adelay=2000:all=1,apad=whole_dur=${seconds},asplit[voice][key]`,
    `[${clipCount + 1}:a][key]sidechaincompress=threshold=0.02:ratio=6[music]`,
    "[music][voice]amix=inputs=2:normalize=0,loudnorm=I=-14:TP=-1[level]",
    "[level]aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo[a]",
  ];
  const clips = Array.from({ length: clipCount }, (_, index) => [
    "-i",
    path.join(folder, `clip${index}.mp4`),
  ]);
  const sounds = ["music.wav", "voice.wav"].flatMap((name) => ["-i", path.join(folder, name)]);
  await ffmpeg([
    ...[...clips.flat(), "-framerate", String(fps), "-i", drawn.path, ...sounds],
    ...["-filter_complex", graph.join(";"), "-map", "[v]", "-map", "[a]", "-t", String(seconds)],
    ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-profile:v", "high", "-g", String(2 * fps)],
    ...[
      "-maxrate",
      "16000k",
      "-bufsize",
      "32000k",
      "-threads:v",
      "6",
      "-c:a",
      "aac",
      "-b:a",
      "192k",
      "-movflags",
      "+faststart",
      outputPath,
    ],
  ]);
}

const folder = await mkdtemp(path.join(os.tmpdir(), "bench-export-"));
const workers = createWorkerPool({ size: 1 });
try {
  await makeTakes(folder);
  const engine = await resolveMediaEngine();
  const [ours, hand] = [path.join(folder, "ours.mp4"), path.join(folder, "hand.mp4")];
  const resolveMedia = (digest: string) => path.join(folder, digest);
  const render = (shelf?: SegmentShelf) =>
    renderCut(cut, { engine, workers, outputPath: ours, resolveMedia, shelf });
  const runs: Record<"byHand" | "inOneGo" | "inSegments", Spent[]> = {
    ...{ byHand: [], inOneGo: [], inSegments: [] },
  };
  for (let round = 0; round < rounds; round++) {
    runs.byHand.push(await measure(() => renderByHand(folder, hand)));
    runs.inOneGo.push(await measure(() => render()));
    runs.inSegments.push(await measure(() => render(folderShelf(folder))));
  }
  for (const file of [ours, hand]) {
    const { frameCount } = (await probeMedia(file)).info;
    if (frameCount !== totalFrames) throw new Error(`${file} has ${frameCount} of ${totalFrames} frames`);
  }
  const least = (of: keyof typeof runs, unit: keyof Spent) => Math.min(...runs[of].map((run) => run[unit]));
  const ratios = (unit: keyof Spent) => ({
    inOneGo: Number((least("inOneGo", unit) / least("byHand", unit)).toFixed(3)),
    inSegments: Number((least("inSegments", unit) / least("byHand", unit)).toFixed(3)),
  });
  console.log(
    JSON.stringify({
      ...{ bench: "export-against-ffmpeg", seconds, ...runs, target: 1.1 },
      cpuRatio: ratios("cpuSeconds"),
      wallRatio: ratios("wallSeconds"),
    }),
  );
} finally {
  await workers.close();
  await rm(folder, { recursive: true });
}

// What scoring a clip costs over decoding it once: 5 s of 1080p, in one run on the same machine. Target <= 1.5.
// Decoding is ffmpeg's decoder into nothing. Rounds take turns and the best of each counts, because other work on the
// machine only ever adds. Processor time tells more than the clock when the machine is busy.
// Usage: tsx bench/scoring-against-decoding.ts [rounds]
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { frameLayout, layoutGraph } from "@/quality/frame-layout";
import { sampleClip } from "@/quality/sample-clip";
import { scorePictures } from "@/quality/score-pictures";

const rounds = Number(process.argv[2] ?? 7);
const size = { width: 1920, height: 1080 };
const fps = 30;
const durationFrames = 5 * fps;

const ffmpeg = (args: string[]) =>
  promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args], { maxBuffer: 1 << 26 });

/** Gradients under moving detail and a little grain, as a model's clip after normalisation. */
async function makeClip(file: string): Promise<void> {
  const gradients = `gradients=s=1920x1080:r=${fps}:n=4:seed=3:speed=0.03`;
  const detail = `mandelbrot=s=1920x1080:r=${fps}:end_pts=800:start_scale=0.8`;
  await ffmpeg([
    ...["-f", "lavfi", "-i", gradients, "-f", "lavfi", "-i", detail],
    ...["-filter_complex", "[0][1]blend=all_mode=softlight,noise=alls=4:allf=t,format=yuv420p"],
    ...["-frames:v", String(durationFrames), "-c:v", "libx264", "-preset", "veryfast", "-crf", "16", file],
  ]);
}

type Cost = { wallSeconds: number; cpuSeconds: number };

/** Runs ffmpeg and takes the processor time from its own account of it. */
async function costOfFfmpeg(args: string[]): Promise<Cost> {
  const startedAt = performance.now();
  const { stderr } = await promisify(execFile)(
    "ffmpeg",
    ["-v", "info", "-nostats", "-benchmark", "-y", ...args],
    {
      maxBuffer: 1 << 26,
    },
  );
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
  return {
    wallSeconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: Number(user) + Number(system),
  };
}

/** Runs something in this process and its children; the processor time is this process's alone. */
async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallSeconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1e6 };
}

const folder = await mkdtemp(path.join(os.tmpdir(), "bench-scoring-"));
try {
  const file = path.join(folder, "clip.mp4");
  await makeClip(file);
  const engine = await resolveMediaEngine();
  const expected = { durationFrames, fps, size, cameraMove: "zoom" as const };
  const graph = layoutGraph(frameLayout(size));
  const work = {
    decode: () => costOfFfmpeg(["-i", file, "-map", "0:v", "-f", "null", "-"]),
    sample: () =>
      costOfFfmpeg(["-i", file, "-filter_complex", graph, "-map", "[v]", "-f", "rawvideo", "/dev/null"]),
    score: () =>
      costOf(async () => {
        const { samples } = await sampleClip(engine, { file, size, fps });
        return scorePictures(samples, expected, { first: null, last: null });
      }),
  };
  const best: Record<keyof typeof work, Cost> = { decode: never(), sample: never(), score: never() };
  // The first round warms the code up, as in a studio at work, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const name of ["decode", "sample", "score"] as const) {
      const cost = await work[name]();
      if (round > 0) best[name] = lesser(best[name], cost);
    }
  }
  const { decode, sample, score } = best;
  const cpu = sample.cpuSeconds + score.cpuSeconds;
  console.log(
    `scoring 5 s of 1080p: ${score.wallSeconds.toFixed(2)} s = ${(score.wallSeconds / decode.wallSeconds).toFixed(2)} x decoding it once (${decode.wallSeconds.toFixed(2)} s; target 1.50 x); ` +
      `processor time ${cpu.toFixed(2)} s = ${(cpu / decode.cpuSeconds).toFixed(2)} x (${decode.cpuSeconds.toFixed(2)} s), ${score.cpuSeconds.toFixed(2)} s of it in the metrics`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function never(): Cost {
  return { wallSeconds: Number.POSITIVE_INFINITY, cpuSeconds: Number.POSITIVE_INFINITY };
}

function lesser(a: Cost, b: Cost): Cost {
  return {
    wallSeconds: Math.min(a.wallSeconds, b.wallSeconds),
    cpuSeconds: Math.min(a.cpuSeconds, b.cpuSeconds),
  };
}

// What scoring a clip costs over decoding it once: 5 s of 1080p, in one run on the same machine. Target <= 1.5.
// Decoding is ffmpeg's decoder into nothing. Rounds take turns and the quickest of each counts, because other work on the
// machine only ever adds. Usage: tsx bench/scoring-against-decoding.ts [rounds]
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { frameLayout, layoutGraph } from "@/quality/frame-layout";
import { createMeasure } from "@/quality/measure";
import { createWorkerPool } from "@/workers/worker-pool";

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

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

const folder = await mkdtemp(path.join(os.tmpdir(), "bench-scoring-"));
const workers = createWorkerPool({ size: 1 });
try {
  const file = path.join(folder, "clip.mp4");
  await makeClip(file);
  const engine = await resolveMediaEngine();
  const measure = createMeasure({ workers, media: async () => engine });
  const expected = { durationFrames, fps, size, cameraMove: "zoom" as const };
  const graph = layoutGraph(frameLayout(size));
  const work = {
    decode: () => ffmpeg(["-i", file, "-map", "0:v", "-f", "null", "-"]),
    sample: () =>
      ffmpeg(["-i", file, "-filter_complex", graph, "-map", "[v]", "-f", "rawvideo", "/dev/null"]),
    score: () => measure.clip({ file, expected }),
  };
  // The child process is started and warm before anything counts, as in a studio at work.
  await work.score();
  const best = {
    decode: Number.POSITIVE_INFINITY,
    sample: Number.POSITIVE_INFINITY,
    score: Number.POSITIVE_INFINITY,
  };
  for (let round = 0; round < rounds; round++) {
    for (const name of ["decode", "sample", "score"] as const)
      best[name] = Math.min(best[name], await secondsOf(work[name]));
  }
  const times = (name: keyof typeof best) => `${(best[name] / best.decode).toFixed(2)} x`;
  console.log(
    `scoring 5 s of 1080p: ${best.score.toFixed(2)} s = ${times("score")} decoding it once (${best.decode.toFixed(2)} s; target 1.50 x); ` +
      `decoding with the small frames and tiles alone: ${times("sample")}`,
  );
} finally {
  await workers.close();
  await rm(folder, { recursive: true, force: true });
}

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "@/domain/json";
import type { SceneSpec, SceneSubject } from "@/domain/picture/scene-spec";
import type { Camera } from "@/domain/shot/camera";
import { cameraPath } from "@/domain/shot/camera-path";
import type { MediaInput } from "@/providers/contract/media-result";
import type { VideoModel, VideoRequest } from "@/providers/contract/video-model";
import { sharedWorkers } from "@/testing/shared-workers";
import { createAnimaticImageModel } from "./animatic-image-model";
import { createAnimaticVideoModel } from "./animatic-video-model";

const run = promisify(execFile);
const images = createAnimaticImageModel({ workers: sharedWorkers });
const newVideoModel = (pool = sharedWorkers) =>
  createAnimaticVideoModel({
    workers: pool,
    engine: async () => ({ kind: "command-line", ffmpegPath: "ffmpeg", version: "" }),
  });
const videos = newVideoModel();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "animatic-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bottle: SceneSubject = {
  elementKey: "product",
  kind: "product",
  form: "bottle",
  name: "Bottle",
  label: "NORA",
  colours: ["#2f6f73", "#e9c46a"],
  materials: ["glass"],
  marks: [],
  identitySeed: 7,
  visibility: "full",
  emphasis: 1,
  action: "",
  photoDigest: null,
};

function sceneWith(camera: Partial<Camera>, changes: Partial<SceneSpec> = {}): SceneSpec {
  const whole: Camera = {
    move: "dolly",
    direction: "in",
    size: "medium",
    perspective: "eye-level",
    lensMm: 35,
    ...camera,
  };
  return {
    setting: { kind: "kitchen", description: "" },
    timeOfDay: "morning",
    weather: "clear",
    mood: "warm",
    palette: ["#e9d8c4", "#2f6f73", "#e07a3f"],
    subjects: [bottle],
    camera: whole,
    path: cameraPath({ camera: whole, from: null, seed: 3 }),
    worldSeed: 11,
    ...changes,
  };
}

const size = { width: 216, height: 384 };
const frameOf = (scene: SceneSpec, moment: number, seed = 1) =>
  images.draw({ prompt: "", size, seed, scene, moment, references: [], outputFolder: folder });

async function inputOf(file: string): Promise<MediaInput> {
  const digest = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  return { path: file, digest, contentType: "image/png" };
}

function request(scene: SceneSpec, changes: Partial<VideoRequest> = {}): VideoRequest {
  return {
    prompt: "",
    negativePrompt: null,
    size,
    fps: 24,
    durationFrames: 30,
    seed: 1,
    scene,
    firstFrame: null,
    lastFrame: null,
    references: [],
    ...changes,
  };
}

async function finish(model: VideoModel, operation: Json) {
  for (;;) {
    const status = await model.job.status(operation, { waitMs: 20_000, outputFolder: folder });
    if (status.state === "done") return status.result.path;
    if (status.state === "failed") throw new Error(status.reason);
  }
}

/** Starts a clip and gives its handle. */
async function startClip(
  wanted: VideoRequest,
  { model = videos, outputFolder = folder } = {},
): Promise<Json> {
  const call = { operationId: "", callbackUrl: null, outputFolder };
  const submission = await model.job.submit(wanted, call);
  if (submission.state !== "accepted") throw new Error("a clip takes its time");
  return submission.handle;
}

const makeClip = async (wanted: VideoRequest, model = videos) =>
  finish(model, await startClip(wanted, { model }));

/** All frames as RGB bytes, converted with the matrix that the file names. */
async function decode(file: string): Promise<Buffer[]> {
  const { stdout } = await run(
    "ffmpeg",
    [
      "-v",
      "error",
      "-i",
      file,
      "-vf",
      "scale=in_color_matrix=auto",
      "-f",
      "rawvideo",
      "-pix_fmt",
      "rgb24",
      "-",
    ],
    { encoding: "buffer", maxBuffer: 2 ** 28 },
  );
  const bytes = size.width * size.height * 3;
  return Array.from({ length: stdout.length / bytes }, (_, at) =>
    stdout.subarray(at * bytes, (at + 1) * bytes),
  );
}

const pixelsOf = (file: string) => sharp(file).removeAlpha().raw().toBuffer();

function psnr(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  // Luma (BT.709): chroma is stored at half the resolution by any H.264 video.
  let error = 0;
  for (let at = 0; at < a.length; at += 3) {
    const difference =
      0.2126 * (a[at]! - b[at]!) + 0.7152 * (a[at + 1]! - b[at + 1]!) + 0.0722 * (a[at + 2]! - b[at + 2]!);
    error += difference * difference;
  }
  return 10 * Math.log10((255 * 255) / (error / (a.length / 3) || 1e-9));
}

describe("frames", () => {
  test("are the same bytes for the same request and other pictures for other moments, seeds and worlds", async () => {
    const scene = sceneWith({ move: "track", direction: "right" });
    const read = async (...wanted: Parameters<typeof frameOf>) => readFile((await frameOf(...wanted)).path);
    const once = await read(scene, 0);
    expect((await read(scene, 0)).equals(once)).toBe(true);
    expect((await read(scene, 1)).equals(once)).toBe(false);
    expect((await read(scene, 0, 2)).equals(once)).toBe(false);
    expect((await read({ ...scene, worldSeed: 12 }, 0)).equals(once)).toBe(false);
  });

  test("the maker's photo is cut into the picture when its digest is asked for", async () => {
    const photo = path.join(folder, "photo.png");
    const red = { r: 230, g: 20, b: 30 };
    const thing = await sharp({ create: { width: 120, height: 240, channels: 3, background: red } })
      .png()
      .toBuffer();
    await sharp({ create: { width: 300, height: 400, channels: 3, background: "#ffffff" } })
      .composite([{ input: thing, left: 90, top: 80 }])
      .png()
      .toFile(photo);
    const input = await inputOf(photo);
    const scene = sceneWith({ size: "close-up" }, { subjects: [{ ...bottle, photoDigest: input.digest }] });
    const file = await images.draw({
      prompt: "",
      size,
      seed: 1,
      scene,
      moment: 0,
      references: [{ ...input, role: "product" }],
      outputFolder: folder,
    });
    const pixels = await pixelsOf(file.path);
    let redPixels = 0;
    for (let at = 0; at < pixels.length; at += 3) {
      if (pixels[at]! > 120 && pixels[at + 1]! < 70 && pixels[at + 2]! < 80) redPixels++;
    }
    expect(redPixels / (pixels.length / 3)).toBeGreaterThan(0.1);
  });
});

describe("clips", () => {
  test("start exactly on the first frame, end exactly on the last, with the frames, rate, size and tags asked for", async () => {
    const runner: SceneSubject = { ...bottle, elementKey: "runner", kind: "character", action: "running" };
    const scene = sceneWith({ move: "orbit", direction: "left" }, { subjects: [runner], weather: "rain" });
    const [first, last] = [(await frameOf(scene, 0)).path, (await frameOf(scene, 1)).path];
    const clip = await makeClip(
      request(scene, {
        firstFrame: await inputOf(first),
        lastFrame: await inputOf(last),
        durationFrames: 37,
      }),
    );
    const frames = await decode(clip);
    expect(frames).toHaveLength(37);
    expect(psnr(frames[0]!, await pixelsOf(first))).toBeGreaterThan(42);
    expect(psnr(frames[36]!, await pixelsOf(last))).toBeGreaterThan(42);
    const probe = await run("ffprobe", [
      ...["-v", "error", "-select_streams", "v", "-of", "json", "-show_entries"],
      "stream=width,height,codec_name,profile,pix_fmt,r_frame_rate,avg_frame_rate,color_space,color_primaries,color_transfer,color_range:packet=pts_time,flags",
      clip,
    ]);
    const { streams, packets } = JSON.parse(probe.stdout);
    expect(streams[0]).toMatchObject({
      ...size,
      codec_name: "h264",
      profile: "High",
      pix_fmt: "yuv420p",
      r_frame_rate: "24/1",
      avg_frame_rate: "24/1",
      color_space: "bt709",
      color_primaries: "bt709",
      color_transfer: "bt709",
      color_range: "tv",
    });
    const keys = packets.filter((packet: { flags: string }) => packet.flags.startsWith("K"));
    expect(keys.map((packet: { pts_time: string }) => Number(packet.pts_time))).toEqual([0, 1]);
    const bytes = await readFile(clip);
    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
  });

  test("move smoothly between their ends: no frame repeats and none jumps", async () => {
    const frames = await decode(await makeClip(request(sceneWith({ move: "pan", direction: "right" }))));
    const steps = frames.slice(1).map((frame, at) => {
      let sum = 0;
      for (let index = 0; index < frame.length; index += 7)
        sum += Math.abs(frame[index]! - frames[at]![index]!);
      return sum / (frame.length / 7);
    });
    const middle = steps.slice(6, -6);
    expect(Math.min(...middle)).toBeGreaterThan(0.3);
    const jumps = steps.slice(1).map((step, at) => Math.abs(step - steps[at]!));
    expect(Math.max(...jumps)).toBeLessThan(0.35 * Math.max(...steps));
  });

  test("pictures from elsewhere are honoured at both ends, and a compressed own frame melts into the motion", async () => {
    const paint = async (name: string, from: string, to: string) => {
      const file = path.join(folder, name);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="432" height="768"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="432" height="768" fill="url(#g)"/><circle cx="216" cy="300" r="120" fill="#fff"/></svg>`;
      await sharp(Buffer.from(svg)).resize(size.width, size.height).png().toFile(file);
      return file;
    };
    const [first, last] = [await paint("a.png", "#d33", "#339"), await paint("b.png", "#3a3", "#aa2")];
    const scene = sceneWith({ move: "zoom", direction: "in" });
    const foreign = await decode(
      await makeClip(request(scene, { firstFrame: await inputOf(first), lastFrame: await inputOf(last) })),
    );
    expect(psnr(foreign[0]!, await pixelsOf(first))).toBeGreaterThan(40);
    expect(psnr(foreign.at(-1)!, await pixelsOf(last))).toBeGreaterThan(40);
    expect(psnr(foreign[15]!, await pixelsOf(first))).toBeLessThan(25);

    const own = (await frameOf(scene, 0)).path;
    const compressed = path.join(folder, "own.jpg");
    await sharp(own).jpeg({ quality: 60 }).toFile(compressed);
    const melted = await decode(await makeClip(request(scene, { firstFrame: await inputOf(compressed) })));
    const plain = await decode(await makeClip(request(scene)));
    expect(psnr(melted[0]!, await pixelsOf(compressed))).toBeGreaterThan(38);
    expect(psnr(melted[20]!, plain[20]!)).toBeGreaterThan(40);
  });

  test("a handle that this process has never seen, as after a restart, gives the same clip", async () => {
    const wanted = request(sceneWith({}));
    const handle = JSON.parse(JSON.stringify(await startClip(wanted)));
    const before = await readFile(await finish(videos, handle));
    await rm(await finish(videos, handle));
    expect((await readFile(await finish(newVideoModel(), handle))).equals(before)).toBe(true);
    await expect(
      videos.job.status({ some: "thing" }, { waitMs: 0, outputFolder: folder }),
    ).rejects.toMatchObject({
      code: "provider-rejected",
    });
  });

  test("cancel ends the drawing at once and leaves nothing; an abort only ends the waiting", async () => {
    const outputFolder = await mkdtemp(path.join(folder, "cancel-"));
    const operation = await startClip(request(sceneWith({}, { worldSeed: 5 }), { durationFrames: 5000 }), {
      outputFolder,
    });
    let pending = await videos.job.status(operation, { waitMs: 20_000, outputFolder: folder });
    expect(pending.state).toBe("pending");
    const abort = new AbortController();
    const waiting = videos.job.status(operation, {
      waitMs: 60_000,
      outputFolder: folder,
      signal: abort.signal,
    });
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    pending = await videos.job.status(operation, { waitMs: 0, outputFolder: folder });
    expect(pending.state).toBe("pending");
    await videos.job.cancel(operation);
    expect(await readdir(outputFolder)).toEqual([]);
  });

  test("an engine that cannot encode fails the clip with its reason", async () => {
    const broken = path.join(folder, "broken-ffmpeg");
    await writeFile(broken, "#!/bin/sh\necho no such codec >&2\nexit 1\n", { mode: 0o755 });
    const model = createAnimaticVideoModel({
      workers: sharedWorkers,
      engine: async () => ({ kind: "command-line", ffmpegPath: broken, version: "" }),
    });
    const operation = await startClip(request(sceneWith({}), { seed: 99 }), { model });
    let status = await model.job.status(operation, { waitMs: 20_000, outputFolder: folder });
    while (status.state === "pending")
      status = await model.job.status(operation, { waitMs: 20_000, outputFolder: folder });
    expect(status).toMatchObject({ state: "failed", reason: expect.stringContaining("no such codec") });
  });
});

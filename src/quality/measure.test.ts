import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MetricName } from "@/domain/quality/metrics";
import { type Scorecard, scorecard } from "@/domain/quality/scorecard";
import { createRandom } from "@/domain/random";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { soundRate } from "@/media/sound/pcm";
import { encodeWav } from "@/media/sound/wav";
import { sharedWorkers } from "@/testing/shared-workers";
import type { ClipExpectation } from "./clip-samples";
import { createMeasure, type Measure } from "./measure";

let folder: string;
let measure: Measure;
const file = (name: string) => path.join(folder, name);

const expected: ClipExpectation = {
  durationFrames: 48,
  fps: 24,
  size: { width: 640, height: 360 },
  cameraMove: "pan",
};

/** A scene with soft and hard things in it, larger than the picture, to move a camera over. */
async function drawScene(target: string) {
  const random = createRandom(11);
  const things = Array.from({ length: 130 }, () => {
    const [x, y, r] = [random.between(0, 900), random.between(0, 540), random.between(6, 60)];
    const fill = `hsl(${Math.round(random.between(0, 360))} ${Math.round(random.between(20, 70))}% ${Math.round(random.between(25, 75))}%)`;
    return random.next() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
      : `<rect x="${x}" y="${y}" width="${r}" height="${r * 1.7}" fill="${fill}" transform="rotate(${r} ${x} ${y})"/>`;
  });
  const sky = `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#7fa6c9"/><stop offset="1" stop-color="#c9a06a"/></linearGradient></defs>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="540">${sky}<rect width="900" height="540" fill="url(#g)"/>${things.join("")}</svg>`;
  await sharp(Buffer.from(svg)).blur(0.6).png().toFile(target);
}

type Shot = { x?: string; y?: string; filters?: string; frames?: number; encoder?: string[] };

/** A pan of two pixels a frame over the scene, with something done to it. */
async function shoot(
  name: string,
  { x = "2*n", y = "90", filters = "null", frames = 48, encoder = ["-crf", "12"] }: Shot,
) {
  const graph = `loop=-1:1,fps=24,format=yuv444p,crop=640:360:'${x}':'${y}':exact=1,${filters},format=yuv420p`;
  const args = [
    "-v",
    "error",
    "-nostdin",
    "-y",
    "-i",
    file("scene.png"),
    "-vf",
    graph,
    "-frames:v",
    String(frames),
  ];
  await promisify(execFile)("ffmpeg", [
    ...args,
    ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "fastdecode", ...encoder, "-g", "24", file(name)],
  ]);
  return file(name);
}

const scoreClip = async (name: string, shot: Shot, intent: Partial<ClipExpectation> = {}) =>
  measure.clip({ file: await shoot(name, shot), expected: { ...expected, ...intent } });

const score = (card: Scorecard, metric: MetricName) => {
  const found = card.measurements.find((one) => one.metric === metric);
  if (!found) throw new Error(`${metric} was not measured`);
  return found.score;
};

let good: Scorecard;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "quality-"));
  const engine = await resolveMediaEngine();
  measure = createMeasure({ workers: sharedWorkers, media: async () => engine });
  await drawScene(file("scene.png"));
  good = await scoreClip("good.mp4", {});
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a good clip scores well on everything, the same every time, and its card survives storage", async () => {
  const low = good.measurements.filter((one) => one.score < 70);
  expect(low).toEqual([]);
  expect(good.overall).toBeGreaterThan(85);
  expect(await measure.clip({ file: file("good.mp4"), expected })).toEqual(good);
  expect(scorecard.parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
});

const freeze = (frames: number) => ({ x: `2*(min(n,12)+max(0,n-${12 + frames}))` });
const black = (frames: number) => ({
  filters: `drawbox=c=black:t=fill:enable='between(n,14,${13 + frames})'`,
});

/** Each fault in two strengths: what must fall with it, and what has nothing to do with it. */
const faults: { fault: string; shots: [Shot, Shot]; falls: MetricName; stays: MetricName[] }[] = [
  {
    fault: "noise",
    shots: [{ filters: "noise=alls=14:allf=t" }, { filters: "noise=alls=40:allf=t" }],
    falls: "imagingQuality",
    stays: ["blackFrames", "frozenFrames", "dynamicDegree", "shotContinuity", "durationAccuracy"],
  },
  {
    fault: "blur",
    shots: [{ filters: "gblur=sigma=1.5" }, { filters: "gblur=sigma=5" }],
    falls: "imagingQuality",
    stays: ["temporalFlickering", "motionSmoothness", "blackFrames", "frozenFrames", "dynamicDegree"],
  },
  {
    fault: "overexposure",
    shots: [{ filters: "eq=brightness=0.3" }, { filters: "eq=brightness=0.6" }],
    falls: "imagingQuality",
    stays: ["temporalFlickering", "motionSmoothness", "blackFrames", "shotContinuity"],
  },
  {
    fault: "blockiness",
    shots: [{ encoder: ["-crf", "40"] }, { encoder: ["-crf", "51"] }],
    falls: "imagingQuality",
    stays: ["blackFrames", "shotContinuity", "durationAccuracy", "temporalFlickering"],
  },
  {
    fault: "flicker",
    shots: [
      { filters: "eq=brightness='0.004*(2*mod(n,2)-1)':eval=frame" },
      { filters: "eq=brightness='0.02*(2*mod(n,2)-1)':eval=frame" },
    ],
    falls: "temporalFlickering",
    stays: ["imagingQuality", "blackFrames", "frozenFrames", "dynamicDegree", "shotContinuity"],
  },
  {
    fault: "a standstill",
    shots: [freeze(9), freeze(24)],
    falls: "frozenFrames",
    stays: ["imagingQuality", "temporalFlickering", "blackFrames", "shotContinuity", "durationAccuracy"],
  },
  {
    fault: "jitter",
    shots: [{ y: "90+2*mod(n,2)" }, { y: "90+4*mod(n,2)" }],
    falls: "motionSmoothness",
    stays: ["imagingQuality", "blackFrames", "frozenFrames", "shotContinuity"],
  },
  {
    fault: "judder",
    shots: [{ x: "2*(n-lt(mod(n,6),1))" }, { x: "6*floor(n/3)" }],
    falls: "motionSmoothness",
    stays: ["imagingQuality", "blackFrames", "temporalFlickering", "shotContinuity"],
  },
  {
    fault: "black frames",
    shots: [black(5), black(16)],
    falls: "blackFrames",
    stays: ["durationAccuracy", "resolution", "frameRate", "fileIntegrity"],
  },
  {
    fault: "cuts",
    shots: [
      { filters: "hue=h=140:enable='gte(n,20)'", y: "90+80*gte(n,20)" },
      { filters: "hue=h=140:enable='between(n,16,31)'", y: "90+80*between(n,16,31)" },
    ],
    falls: "shotContinuity",
    stays: ["imagingQuality", "blackFrames", "frozenFrames", "dynamicDegree"],
  },
  {
    fault: "a wrong length",
    shots: [{ frames: 43 }, { frames: 38 }],
    falls: "durationAccuracy",
    stays: ["imagingQuality", "temporalFlickering", "motionSmoothness", "fileIntegrity", "frozenFrames"],
  },
  {
    fault: "low resolution",
    shots: [{ filters: "scale=320:180" }, { filters: "scale=160:90" }],
    falls: "resolution",
    stays: ["temporalFlickering", "durationAccuracy", "blackFrames", "frozenFrames"],
  },
];

test.each(faults)(
  "$fault: $falls falls with it, others do not collapse",
  async ({ fault, shots, falls, stays }) => {
    const name = fault.replaceAll(" ", "-");
    const [weak, strong] = await Promise.all(
      shots.map((shot, index) => scoreClip(`${name}-${index}.mp4`, shot)),
    );
    expect(score(weak!, falls), "a little of it").toBeLessThan(score(good, falls));
    expect(score(strong!, falls), "much of it").toBeLessThan(score(weak!, falls));
    expect(strong!.overall!).toBeLessThan(good.overall!);
    const collapsed = stays.filter((metric) => score(strong!, metric) < score(good, metric) - 30);
    expect(collapsed).toEqual([]);
  },
);

test("a still shot is as good as a moving one when it was meant to be still, and frozen when it was not", async () => {
  const still = await shoot("still.mp4", { x: "100", filters: "noise=alls=2:allf=t" });
  const frozen = await shoot("frozen.mp4", { x: "100" });
  for (const clip of [still, frozen]) {
    const meant = await measure.clip({ file: clip, expected: { ...expected, cameraMove: "static" } });
    const notMeant = await measure.clip({ file: clip, expected });
    expect(meant.overall).toBeGreaterThan(good.overall! - 5);
    expect(score(meant, "frozenFrames")).toBe(100);
    expect(score(notMeant, "dynamicDegree")).toBeLessThan(20);
    expect(notMeant.overall!).toBeLessThan(meant.overall!);
  }
  const drifting = await measure.clip({
    file: file("good.mp4"),
    expected: { ...expected, cameraMove: "static" },
  });
  expect(score(drifting, "dynamicDegree")).toBeLessThan(score(good, "dynamicDegree"));
});

test("the first and the last frame are held against the pictures that the clip was given, if any", async () => {
  const still = async (name: string, left: number) => {
    await sharp(file("scene.png")).extract({ left, top: 90, width: 640, height: 360 }).toFile(file(name));
    return file(name);
  };
  const firstFrame = await still("first.png", 0);
  const lastFrame = await still("last.png", 94);
  const elsewhere = await still("elsewhere.png", 240);
  const clip = { file: file("good.mp4"), expected };
  const kept = await measure.clip({ ...clip, given: { firstFrame, lastFrame } });
  expect(score(kept, "firstFrameFidelity")).toBeGreaterThan(95);
  expect(score(kept, "lastFrameFidelity")).toBeGreaterThan(95);
  const left = await measure.clip({ ...clip, given: { firstFrame, lastFrame: elsewhere } });
  expect(score(left, "firstFrameFidelity")).toBe(score(kept, "firstFrameFidelity"));
  expect(score(left, "lastFrameFidelity")).toBeLessThan(50);
  expect(good.measurements.map(({ metric }) => metric)).not.toContain("firstFrameFidelity");
});

test("broken files get a card that says so; the more is missing the lower", async () => {
  const whole = await readFile(file("good.mp4"));
  await writeFile(file("cut.mp4"), whole.subarray(0, Math.floor(whole.length * 0.6)));
  await writeFile(file("text.mp4"), "this is not a video");
  const holed = Buffer.from(whole);
  holed.fill(0, Math.floor(whole.length * 0.5), Math.floor(whole.length * 0.75));
  await writeFile(file("holed.mp4"), holed);
  for (const name of ["cut.mp4", "text.mp4", "holed.mp4"]) {
    const card = await measure.clip({ file: file(name), expected });
    expect(score(card, "fileIntegrity"), name).toBeLessThan(60);
    expect(card.measurements[0]?.note, name).toBeTruthy();
    expect(card.overall!, name).toBeLessThan(good.overall!);
  }
  await expect(measure.clip({ file: file("nowhere.mp4"), expected })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(
    measure.clip({ file: file("good.mp4"), expected, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: "cancelled" });
});

describe("neighbouring clips", () => {
  test("the seam score falls with the jump, the colour score with the cast, and neither with the other", async () => {
    const before = file("good.mp4");
    const next = async (name: string, shot: Shot) =>
      measure.seam({ before, after: await shoot(name, { frames: 12, ...shot }), continues: true });
    const going = await next("going.mp4", { x: "96+2*n" });
    const jump = await next("jump.mp4", { x: "120+2*n" });
    const elsewhere = await next("elsewhere.mp4", { x: "260-2*n", y: "10" });
    expect(score(going, "seamJump")).toBeGreaterThan(90);
    expect(score(jump, "seamJump")).toBeLessThan(score(going, "seamJump"));
    expect(score(elsewhere, "seamJump")).toBeLessThan(score(jump, "seamJump"));
    expect(score(jump, "colourMatch")).toBeGreaterThan(score(going, "colourMatch") - 10);

    const warm = (amount: number) => ({ x: "96+2*n", filters: `colorbalance=rm=${amount}:bm=-${amount}` });
    const tinted = await next("tinted.mp4", warm(0.15));
    const orange = await next("orange.mp4", warm(0.5));
    expect(score(tinted, "colourMatch")).toBeLessThan(score(going, "colourMatch"));
    expect(score(orange, "colourMatch")).toBeLessThan(score(tinted, "colourMatch"));
    const across = await measure.seam({ before, after: file("elsewhere.mp4"), continues: false });
    expect(across.measurements.map(({ metric }) => metric)).toEqual([
      "colourMatch",
      "lightMatch",
      "styleMatch",
    ]);
  });
});

describe("sound", () => {
  const sound = async (name: string, wave: (seconds: number) => number) => {
    const samples = Float32Array.from({ length: 3 * soundRate }, (_, at) => wave(at / soundRate));
    await writeFile(file(name), encodeWav([samples, samples], soundRate));
    return measure.sound({ file: file(name) });
  };
  const tone = (seconds: number) =>
    Math.sin(2 * Math.PI * 440 * seconds) * (0.6 + 0.4 * Math.sin(5 * seconds));

  test("loudness, peaks, clipping and silence each have their own score", async () => {
    const fine = await sound("fine.wav", (seconds) => 0.3 * tone(seconds));
    expect(fine.overall).toBeGreaterThan(95);
    const quiet = await sound("quiet.wav", (seconds) => 0.15 * tone(seconds));
    const quieter = await sound("quieter.wav", (seconds) => 0.06 * tone(seconds));
    const loudness = [fine, quiet, quieter].map((card) => score(card, "integratedLoudness"));
    expect(loudness).toEqual([...new Set(loudness)].sort((a, b) => b - a));
    expect(score(quieter, "clipping")).toBe(100);

    const clipped = await sound("clipped.wav", (seconds) => 1.4 * tone(seconds));
    expect(score(clipped, "clipping")).toBeLessThan(20);
    expect(score(clipped, "truePeak")).toBeLessThan(score(fine, "truePeak"));
    expect(score(clipped, "silence")).toBe(100);

    const gap = await sound("gap.wav", (seconds) => (seconds > 1 && seconds < 2 ? 0 : 0.3 * tone(seconds)));
    const nothing = await sound("nothing.wav", () => 0);
    expect(score(gap, "silence")).toBeLessThan(score(fine, "silence"));
    expect(score(nothing, "silence")).toBe(0);
    expect(scorecard.parse(JSON.parse(JSON.stringify(nothing)))).toEqual(nothing);
    expect(score(gap, "clipping")).toBe(100);

    const speech = [{ startSeconds: 0, endSeconds: 3 }];
    const spoken = await measure.sound({ file: file("gap.wav"), speech });
    expect(score(spoken, "speechOverMusic")).toBe(100);
    expect(gap.measurements.map(({ metric }) => metric)).not.toContain("speechOverMusic");
  });
});

test("stills: a blurred or noisy picture scores lower, a smaller one loses resolution", async () => {
  const still = async (name: string, picture: Sharp) => {
    await picture.png().toFile(file(name));
    return measure.frame({ file: file(name), expectedSize: { width: 900, height: 540 } });
  };
  const sharpStill = await still("sharp.png", sharp(file("scene.png")));
  const blurred = await still("blurred.png", sharp(file("scene.png")).blur(4));
  const small = await still("small.png", sharp(file("scene.png")).resize(450));
  expect(score(blurred, "imagingQuality")).toBeLessThan(score(sharpStill, "imagingQuality"));
  expect(score(small, "resolution")).toBeLessThan(score(sharpStill, "resolution"));
  const grey = await still("grey.png", sharp(file("scene.png")).greyscale());
  expect(score(grey, "colourfulness")).toBe(0);
  expect(score(sharpStill, "colourfulness")).toBeGreaterThan(80);
  const spot = (cx: number) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="540"><rect width="900" height="540" fill="#778"/><circle cx="${cx}" cy="270" r="70" fill="#e54"/></svg>`,
      ),
    );
  const placed = await still("placed.png", spot(450));
  const aside = await still("aside.png", spot(120));
  expect(score(aside, "composition")).toBeLessThan(score(placed, "composition"));
  await writeFile(file("broken.png"), "no picture");
  await expect(measure.frame({ file: file("broken.png"), expectedSize: null })).rejects.toMatchObject({
    code: "invalid-input",
  });
});

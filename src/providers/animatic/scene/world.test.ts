import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { aspects, frameSizes } from "@/domain/media/format";
import { type SceneSpec, type SceneSubject, settingKinds } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import type { Camera, CameraPath, CameraPose } from "@/domain/shot/camera";
import { cameraPath, cameraReach } from "@/domain/shot/camera-path";
import { createShotPainter } from "@/providers/animatic/view/painter";
import { placeSubjects, stageFor } from "./layout";
import { paintSubject } from "./subjects";
import { toneOf } from "./tone";
import { buildWorld } from "./world";

const camera: Camera = {
  move: "static",
  direction: "none",
  size: "wide",
  perspective: "eye-level",
  lensMm: 35,
};
const subject = (changes: Partial<SceneSubject>): SceneSubject => ({
  elementKey: "product",
  kind: "product",
  form: "can",
  name: "Can",
  label: "NORA",
  colours: ["#c8553d", "#ffffff"],
  materials: [],
  marks: [],
  identitySeed: 7,
  visibility: "full",
  emphasis: 1,
  action: "",
  photoDigest: null,
  ...changes,
});
const runner = subject({ elementKey: "runner", kind: "character", action: "running", emphasis: 0.6 });

const scene = (changes: Partial<SceneSpec>): SceneSpec => ({
  setting: { kind: "kitchen", description: "" },
  timeOfDay: "morning",
  weather: "clear",
  mood: "warm",
  palette: ["#e9d8c4", "#2f6f73", "#e07a3f"],
  subjects: [subject({}), runner],
  camera,
  path: cameraPath({ camera, from: null, seed: 3 }),
  worldSeed: 11,
  ...changes,
});

const still = (pose: Partial<CameraPose>): CameraPath => {
  const whole = { x: 0, y: 0, dolly: 0, yaw: 0, pitch: 0, zoom: 1, roll: 0, ...pose };
  return { start: whole, end: whole, shake: 0 };
};

function picture(spec: SceneSpec, size: { width: number; height: number }): Buffer {
  const canvas = createCanvas(size.width, size.height);
  const painter = createShotPainter(spec, { size, seed: 1, cycles: 1, photos: new Map() });
  painter.paint(canvas.getContext("2d"), 0);
  return Buffer.from(canvas.data());
}

/** Everything a world shows, layer by layer, as it is before any camera looks at it. */
function worldPixels(spec: SceneSpec): Buffer {
  const world = buildWorld(spec, { aspect: 9 / 16, photos: new Map() });
  const canvas = createCanvas(113, 200);
  const ctx = canvas.getContext("2d");
  for (const layer of world.layers) {
    ctx.save();
    ctx.setTransform(0.2, 0, 0, 0.2, 0, 0);
    layer.paint({ ctx, stage: world.stage, tone: world.tone, random: createRandom(layer.seed) });
    ctx.restore();
  }
  return Buffer.from(canvas.data());
}

describe.each(settingKinds)("%s", (kind) => {
  test.each(aspects)("fills the picture in %s, also where the camera reaches farthest", (aspect) => {
    const full = frameSizes[aspect];
    const size = { width: Math.round(full.width / 10), height: Math.round(full.height / 10) };
    const corner = {
      x: cameraReach.x,
      y: -cameraReach.y,
      yaw: cameraReach.turn,
      pitch: -cameraReach.turn,
    };
    const subjects = aspect === "1:1" ? [subject({ form: "car" })] : [runner, subject({ emphasis: 0.5 })];
    const pixels = picture(
      scene({ setting: { kind, description: "" }, path: still(corner), subjects }),
      size,
    );
    let least = 255;
    const tints = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) {
      least = Math.min(least, pixels[at + 3]!);
      tints.add(((pixels[at]! >> 4) << 8) | ((pixels[at + 1]! >> 4) << 4) | (pixels[at + 2]! >> 4));
    }
    expect(least).toBe(255);
    expect(tints.size).toBeGreaterThan(30);
  });
});

test("a world is the same whatever camera looks at it, and another for another seed", () => {
  const world = worldPixels(scene({}));
  const elsewhere: Camera = { ...camera, move: "orbit", size: "close-up", lensMm: 85 };
  const path = cameraPath({ camera: elsewhere, from: null, seed: 8 });
  expect(worldPixels(scene({ camera: elsewhere, path })).equals(world)).toBe(true);
  expect(worldPixels(scene({ worldSeed: 12 })).equals(world)).toBe(false);
});

test("an element looks the same in every place, and another element does not", () => {
  const crop = (shown: SceneSubject, kind: SceneSpec["setting"]["kind"]) => {
    const spec = scene({ setting: { kind, description: "" }, subjects: [shown], worldSeed: kind.length });
    const stage = stageFor(9 / 16, spec.subjects);
    const placed = placeSubjects(stage, spec.subjects)[0]!;
    const canvas = createCanvas(Math.round(placed.box.width), Math.round(placed.box.height));
    const ctx = canvas.getContext("2d");
    ctx.translate(-placed.box.x, -placed.box.y);
    const brush = { ctx, stage, tone: toneOf(spec, kind === "kitchen"), random: createRandom(1) };
    paintSubject(brush, placed, new Map());
    return Buffer.from(canvas.data());
  };
  const apart = (a: Buffer, b: Buffer) => {
    expect(a.length).toBe(b.length);
    return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;
  };
  const can = subject({});
  const kitchen = crop(can, "kitchen");
  expect(apart(kitchen, crop(can, "street"))).toBeLessThan(14);
  expect(apart(kitchen, crop(subject({ colours: ["#2f6f73", "#111111"] }), "kitchen"))).toBeGreaterThan(28);
});

test("a hidden thing shows neither its colours nor its label, a partial one less than a full one", () => {
  const size = { width: 144, height: 256 };
  const shown = (visibility: SceneSubject["visibility"]) =>
    picture(scene({ subjects: [subject({ visibility, colours: ["#00a000", "#00a000"] })] }), size);
  const green = (pixels: Buffer) => {
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at + 1]! > pixels[at]! + 30 && pixels[at + 1]! > pixels[at + 2]! + 30) count++;
    return count;
  };
  const [full, partial, hidden] = [shown("full"), shown("partial"), shown("hidden")].map(green);
  const without = green(picture(scene({ subjects: [] }), size));
  expect(full!).toBeGreaterThan(without + 300);
  expect(partial!).toBeLessThan(full! * 0.6);
  expect(hidden!).toBeLessThanOrEqual(without + 10);
});

test("people stand on the ground in the picture, a held thing is not shown twice", () => {
  const stage = stageFor(9 / 16, [
    { ...runner, emphasis: 1, action: "holding the can" },
    subject({ emphasis: 0.5 }),
  ]);
  const placed = placeSubjects(stage, [
    { ...runner, emphasis: 1, action: "holding the can" },
    subject({ emphasis: 0.5 }),
  ]);
  expect(placed.map(({ subject: { elementKey }, held }) => [elementKey, held?.elementKey ?? null])).toEqual([
    ["runner", "product"],
  ]);
  expect(placed[0]!.box.y + placed[0]!.box.height).toBeGreaterThan(stage.floor);
  expect(placed[0]!.box.y + placed[0]!.box.height).toBeLessThan(stage.height);
});

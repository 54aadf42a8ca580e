import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { SceneSpec, SceneSubject, SettingKind } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import type { Camera } from "@/domain/shot/camera";
import { cameraPath } from "@/domain/shot/camera-path";
import { createShotPainter } from "@/providers/animatic/view/painter";
import type { ClipExpectation } from "@/quality/clip-samples";
import { frameFromRgba, nextFrames, type RawClip, rawFps, rawFrames, rawSize } from "./raw-clip";

type Paint = (ctx: SKRSContext2D, t: number) => void;
type Source = { name: string; draw(): { paint: Paint; camera: Pick<Camera, "move" | "direction"> } };

const bottle: SceneSubject = {
  ...{ elementKey: "product", kind: "product", form: "bottle", name: "Bottle", label: "NORA" },
  ...{ colours: ["#2f6f73", "#e9c46a"], materials: ["glass"], marks: [], identitySeed: 7 },
  ...{ visibility: "full", emphasis: 1, action: "", photoDigest: null },
};
const runner: SceneSubject = {
  ...bottle,
  ...{ elementKey: "runner", kind: "character", name: "Runner", label: "", identitySeed: 12 },
  ...{ colours: ["#c8553d", "#28334a"], action: "running" },
};

type Place = {
  setting: SettingKind;
  camera: Partial<Camera>;
  scene?: Partial<SceneSpec>;
  /** Which part of the camera's way is shown: a short one is slow. */
  span?: readonly [from: number, to: number];
};

/** A shot of the built-in drawing provider. */
function place(name: string, { setting, camera, scene = {}, span = [0.2, 0.85] }: Place): Source {
  return {
    name,
    draw() {
      const whole: Camera = {
        ...{ move: "static", direction: "none", size: "medium", perspective: "eye-level", lensMm: 35 },
        ...camera,
      };
      const spec: SceneSpec = {
        ...{
          setting: { kind: setting, description: "" },
          timeOfDay: "morning",
          weather: "clear",
          mood: "warm",
        },
        ...{ palette: ["#e9d8c4", "#2f6f73", "#e07a3f"], subjects: [bottle], camera: whole },
        ...{ path: cameraPath({ camera: whole, from: null, seed: 3 }), worldSeed: 11 },
        ...scene,
      };
      const shot = createShotPainter(spec, { size: rawSize, seed: 1, cycles: 1, photos: new Map() });
      const [from, to] = span;
      return { paint: (ctx, t) => shot.paint(ctx, from + (to - from) * t), camera: whole };
    },
  };
}

/** Shapes on a plane larger than the picture, for a camera that goes over it. */
function drawPlane(seed: number, { shapes, smallest, largest, ground }: Plane) {
  const canvas = createCanvas(rawSize.width * 2, rawSize.height * 2);
  const ctx = canvas.getContext("2d");
  const sky = ctx.createLinearGradient(0, 0, canvas.width, canvas.height);
  sky.addColorStop(0, ground[0]);
  sky.addColorStop(1, ground[1]);
  ctx.fillStyle = sky;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const random = createRandom(seed);
  for (let shape = 0; shape < shapes; shape++) {
    const hue = Math.round(random.between(0, 360));
    ctx.fillStyle = `hsl(${hue} ${Math.round(random.between(25, 75))}% ${Math.round(random.between(20, 80))}%)`;
    const radius = random.between(smallest, largest);
    const [x, y] = [random.between(0, canvas.width), random.between(0, canvas.height)];
    ctx.beginPath();
    if (random.next() < 0.5) ctx.arc(x, y, radius, 0, 2 * Math.PI);
    else ctx.rect(x, y, radius * 1.6, radius);
    ctx.fill();
  }
  return canvas;
}
type Plane = {
  shapes: number;
  smallest: number;
  largest: number;
  ground: readonly [from: string, to: string];
};

/** A flat world passed by a camera: `pixels` a frame at the clip's rate. */
const overPlane = (
  name: string,
  {
    seed,
    plane,
    pixels,
    camera,
  }: {
    seed: number;
    plane: Plane;
    pixels: readonly [number, number];
    camera: Pick<Camera, "move" | "direction">;
  },
): Source => ({
  name,
  draw() {
    const world = drawPlane(seed, plane);
    const steps = rawFrames + nextFrames - 1;
    return {
      camera,
      paint(ctx, t) {
        const [x, y] = pixels.map((speed) => (speed < 0 ? -speed * steps : 0) + speed * steps * t);
        ctx.drawImage(world, -(x ?? 0) - 40, -(y ?? 0) - 40);
      },
    };
  },
});

/** A ball that goes over a patterned wall before a camera at rest. */
const ballBeforeWall: Source = {
  name: "ball before a wall, camera at rest",
  draw() {
    const world = drawPlane(5, { shapes: 260, smallest: 8, largest: 50, ground: ["#6d7f8f", "#b59f84"] });
    return {
      camera: { move: "static", direction: "none" },
      paint(ctx, t) {
        ctx.drawImage(world, -200, -120);
        ctx.fillStyle = "#d8452e";
        ctx.beginPath();
        ctx.arc(120 + 380 * t, 190 - 60 * Math.sin(Math.PI * t), 46, 0, 2 * Math.PI);
        ctx.fill();
      },
    };
  },
};

const all: readonly Source[] = [
  place("kitchen in the morning, dolly in", {
    setting: "kitchen",
    camera: { move: "dolly", direction: "in" },
  }),
  place("skyline at night, pan right", {
    setting: "skyline",
    camera: { move: "pan", direction: "right", size: "wide" },
    scene: { timeOfDay: "night", mood: "dramatic" },
  }),
  place("bright beach, track left", {
    setting: "beach",
    camera: { move: "track", direction: "left" },
    scene: { timeOfDay: "noon" },
  }),
  place("forest, slow tilt up", {
    setting: "forest",
    camera: { move: "tilt", direction: "up", size: "wide" },
    scene: { subjects: [runner] },
    span: [0.35, 0.75],
  }),
  place("street at dusk, zoom in", {
    setting: "street",
    camera: { move: "zoom", direction: "in", size: "wide" },
    scene: { timeOfDay: "dusk" },
  }),
  place("garden, crane up", {
    setting: "garden",
    camera: { move: "crane", direction: "up", size: "wide" },
  }),
  place("runner in a stadium, camera at rest", {
    setting: "stadium",
    camera: { move: "static" },
    scene: { subjects: [runner] },
  }),
  ballBeforeWall,
  overPlane("many small things, fast pan right", {
    ...{ seed: 3, pixels: [6, 0], camera: { move: "pan", direction: "right" } },
    plane: { shapes: 1400, smallest: 4, largest: 26, ground: ["#7fa6c9", "#c9a06a"] },
  }),
  overPlane("few large things, slow track left", {
    ...{ seed: 9, pixels: [-2, 0], camera: { move: "track", direction: "left" } },
    plane: { shapes: 60, smallest: 30, largest: 130, ground: ["#f3ead9", "#d9e4ee"] },
  }),
];

export const sourceNames = all.map(({ name }) => name);

/** The source that stands for "something else" beside this one: they go in pairs. */
export const partnerOf = (name: string) => sourceNames[sourceNames.indexOf(name) ^ 1] ?? name;

/** Draws a source. Equal on every machine up to the rounding of its canvas. */
export function drawNamed(name: string): RawClip {
  const source = all.find((one) => one.name === name);
  if (!source) throw new RangeError(`There is no source "${name}"`);
  return drawSource(source);
}

function drawSource({ name, draw }: Source): RawClip {
  const { paint, camera } = draw();
  const canvas = createCanvas(rawSize.width, rawSize.height);
  const ctx = canvas.getContext("2d");
  const count = rawFrames + nextFrames;
  const drawn = Array.from({ length: count }, (_, frame) => {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    paint(ctx, frame / (count - 1));
    return frameFromRgba(canvas.data(), rawSize);
  });
  const frames = drawn.slice(0, rawFrames);
  const expected: ClipExpectation = {
    ...{ durationFrames: rawFrames, fps: rawFps, size: rawSize },
    ...{ cameraMove: camera.move, cameraDirection: camera.direction },
  };
  const given = { first: frames[0] ?? new Uint8Array(), last: frames.at(-1) ?? new Uint8Array() };
  return { name, frames, next: drawn.slice(rawFrames), given, expected };
}

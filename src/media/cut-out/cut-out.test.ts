import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Picture } from "./backdrop";
import { cutOut } from "./cut-out";

const [width, height] = [480, 600];
type Drawing = (ctx: SKRSContext2D) => void;

/** Where a drawing leaves ink, from 0 to 255 for each pixel. */
function inkOf(drawing: Drawing): Uint8Array {
  const ctx = createCanvas(width, height).getContext("2d");
  drawing(ctx);
  const { data } = ctx.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * 4 + 3] ?? 0);
}

/** What a camera would keep: with noise, and as a JPEG. */
async function photographed(...layers: Drawing[]): Promise<Picture> {
  const canvas = createCanvas(width, height);
  const ctx = canvas.getContext("2d");
  for (const layer of layers) {
    ctx.save();
    layer(ctx);
    ctx.restore();
  }
  const image = ctx.getImageData(0, 0, width, height);
  // Noise without chance: the same picture every time.
  for (let at = 0; at < image.data.length; at++) {
    if (at % 4 < 3) image.data[at] = (image.data[at] ?? 0) + ((at * 7919) % 7) - 3;
  }
  ctx.putImageData(image, 0, 0);
  const { data } = await sharp(canvas.toBuffer("image/jpeg", 92))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width, height };
}

/** Intersection over union of what was kept and what is really there. */
function agreement({ data }: Picture, truth: Uint8Array): number {
  let [both, either] = [0, 0];
  for (const [pixel, ink] of truth.entries()) {
    const [kept, there] = [(data[pixel * 4 + 3] ?? 0) >= 128, ink >= 128];
    if (kept && there) both++;
    if (kept || there) either++;
  }
  return both / either;
}

const flask =
  (body: string): Drawing =>
  (ctx) => {
    ctx.fillStyle = body;
    ctx.beginPath();
    ctx.roundRect(160, 170, 160, 330, 40);
    ctx.fill();
    ctx.fillStyle = "#2b2e33";
    ctx.beginPath();
    ctx.roundRect(190, 100, 100, 80, 16);
    ctx.fill();
    ctx.fillStyle = "#f4f4f2";
    ctx.fillRect(200, 290, 80, 60);
  };

const cup: Drawing = (ctx) => {
  ctx.fillStyle = ctx.strokeStyle = "#b4492f";
  ctx.fillRect(120, 220, 180, 220);
  ctx.lineWidth = 26;
  ctx.beginPath();
  ctx.arc(300, 330, 62, -Math.PI / 2, Math.PI / 2);
  ctx.stroke();
};

const even =
  (colour: string): Drawing =>
  (ctx) => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, width, height);
  };

const sweep =
  (from: string, to: string): Drawing =>
  (ctx) => {
    const gradient = ctx.createLinearGradient(0, 0, 120, height);
    gradient.addColorStop(0, from);
    gradient.addColorStop(1, to);
    ctx.fillStyle = gradient;
    ctx.fillRect(0, 0, width, height);
  };

const vignette: Drawing = (ctx) => {
  const gradient = ctx.createRadialGradient(240, 300, 80, 240, 300, 460);
  gradient.addColorStop(0, "#e9e9e6");
  gradient.addColorStop(1, "#d2d2ce");
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, width, height);
};

const softShadow: Drawing = (ctx) => {
  ctx.filter = "blur(14px)";
  ctx.fillStyle = "rgba(0,0,0,0.35)";
  ctx.beginPath();
  ctx.ellipse(250, 500, 120, 16, 0, 0, Math.PI * 2);
  ctx.fill();
};

const crowd: Drawing = (ctx) => {
  for (let patch = 0; patch < 300; patch++) {
    ctx.fillStyle = `hsl(${(patch * 67) % 360} 60% ${25 + ((patch * 13) % 50)}%)`;
    ctx.fillRect((patch * 97) % width, (patch * 61) % height, 90, 70);
  }
};

const green = flask("#1f6f4a");
const photos: [string, Drawing[], Drawing][] = [
  ["a white ground", [even("#ffffff"), green], green],
  ["a coloured ground", [even("#7fb2c9"), green], green],
  ["a dark ground", [even("#08090a"), flask("#c9a13b")], flask("#c9a13b")],
  ["a sweep of grey", [sweep("#f2f2f4", "#a9acb4"), green], green],
  ["a sweep of colour", [sweep("#f6d9b8", "#c98f5e"), green], green],
  ["a ground that is darker at the corners", [vignette, green], green],
  ["its own soft shadow", [even("#f7f7f7"), softShadow, green], green],
  ["a ground hardly lighter than it is", [even("#fbfbfb"), flask("#dedbd2")], flask("#dedbd2")],
];

test.each(photos)("on %s the thing is found to the pixel", async (_, layers, thing) => {
  const picture = await photographed(...layers);
  expect(cutOut(picture)).toBeNull();
  expect(agreement(picture, inkOf(thing))).toBeGreaterThanOrEqual(0.98);
});

test("what shows through a thing stays, unless it is asked for", async () => {
  const through = 320 + 330 * width;
  const kept = await photographed(even("#f3f3f1"), cup);
  cutOut(kept);
  expect(kept.data[through * 4 + 3]).toBe(255);
  const open = await photographed(even("#f3f3f1"), cup);
  cutOut(open, { holes: true });
  expect(open.data[through * 4 + 3]).toBe(0);
  expect(agreement(open, inkOf(cup))).toBeGreaterThanOrEqual(0.98);
});

test("the backdrop's colour does not stay at the edge", async () => {
  const betweenPixels: Drawing = (ctx) => {
    ctx.translate(0.5, 0);
    green(ctx);
  };
  const picture = await photographed(even("#ffffff"), betweenPixels);
  cutOut(picture);
  const edges: number[] = [];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = picture.data[pixel * 4 + 3] ?? 0;
    // Where it is mostly there, beside the body and not its cap or label.
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    if (alpha > 60 && alpha < 250 && y > 220 && y < 450 && (x < 190 || x > 290)) {
      edges.push(picture.data[pixel * 4] ?? 0);
    }
  }
  expect(edges.length).toBeGreaterThan(50);
  // Half of the green's red (0x1f) and half of white would be 143.
  expect(edges.reduce((sum, red) => sum + red, 0) / edges.length).toBeLessThan(80);
});

test.each([
  ["a crowded ground", [crowd, green], "busy-backdrop"],
  [
    "a ground of two colours",
    [even("#ffffff"), (ctx: SKRSContext2D) => ctx.fillRect(0, 300, width, 300), green],
    "busy-backdrop",
  ],
  ["nothing on it", [even("#eeeeee")], "nothing-found"],
] as const)("nothing is taken away from a picture with %s", async (_, layers, reason) => {
  const picture = await photographed(...layers);
  const before = Buffer.from(picture.data);
  expect(cutOut(picture)).toBe(reason);
  expect(Buffer.from(picture.data).equals(before)).toBe(true);
});

test("a picture that brings its own transparency keeps it", async () => {
  const ctx = createCanvas(width, height).getContext("2d");
  green(ctx);
  const { data } = ctx.getImageData(0, 0, width, height);
  expect(cutOut({ data, width, height })).toBe("transparent");
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cutOutPhoto } from "@/providers/animatic/props/photo/cut-out-photo";
import { drawPhoto } from "@/providers/animatic/props/photo/draw-photo";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cut-out-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Painting = (ctx: SKRSContext2D) => void;

async function photo(
  name: string,
  paint: Painting,
  { width, height } = { width: 240, height: 320 },
): Promise<string> {
  const canvas = createCanvas(width, height);
  paint(canvas.getContext("2d"));
  const path = join(folder, name);
  await writeFile(
    path,
    name.endsWith("png") ? canvas.toBuffer("image/png") : canvas.toBuffer("image/jpeg", 90),
  );
  return path;
}

/** A red disc of radius 60 with a white middle, at 120, 160. */
const disc: Painting = (ctx) => {
  ctx.fillStyle = "#c22";
  ctx.beginPath();
  ctx.arc(120, 160, 60, 0, Math.PI * 2);
  ctx.fill();
  ctx.fillStyle = "#fff";
  ctx.beginPath();
  ctx.arc(120, 160, 20, 0, Math.PI * 2);
  ctx.fill();
};

function fill(style: string): Painting {
  return (ctx) => {
    ctx.fillStyle = style;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  };
}

const greySweep: Painting = (ctx) => {
  const sweep = ctx.createLinearGradient(0, 0, 60, 320);
  sweep.addColorStop(0, "#ededee");
  sweep.addColorStop(1, "#b4b7bd");
  ctx.fillStyle = sweep;
  ctx.fillRect(0, 0, 240, 320);
};

function alphaAt(canvas: Canvas, x: number, y: number): number {
  return canvas.getContext("2d").getImageData(Math.round(x), Math.round(y), 1, 1).data[3]!;
}

it.each([
  ["white.jpg", fill("#ffffff")],
  ["grey-sweep.jpg", greySweep],
  ["green.png", fill("#3a8f5c")],
])("removes the even backdrop of %s and trims to the thing", async (name, backdrop) => {
  const cut = await cutOutPhoto(
    await photo(name, (ctx) => {
      backdrop(ctx);
      disc(ctx);
    }),
  );
  expect(Math.abs(cut.width - 120)).toBeLessThanOrEqual(4);
  expect(Math.abs(cut.height - 120)).toBeLessThanOrEqual(4);
  expect(alphaAt(cut, 1, 1)).toBe(0);
  expect(alphaAt(cut, cut.width / 2, cut.height * 0.15)).toBe(255);
  expect(alphaAt(cut, cut.width / 2, cut.height / 2)).toBe(255);
});

it("takes the soft shadow under the thing away with the backdrop", async () => {
  const path = await photo("shadow.jpg", (ctx) => {
    fill("#ffffff")(ctx);
    ctx.filter = "blur(8px)";
    ctx.fillStyle = "rgba(0,0,0,0.3)";
    ctx.fillRect(60, 215, 120, 16);
    ctx.filter = "none";
    disc(ctx);
  });
  expect((await cutOutPhoto(path)).height).toBeLessThanOrEqual(125);
});

it("cuts a thing that reaches over the picture's edge", async () => {
  const path = await photo("cropped.jpg", (ctx) => {
    fill("#f4f4f4")(ctx);
    ctx.fillStyle = "#235";
    ctx.fillRect(80, 120, 80, 200);
  });
  const cut = await cutOutPhoto(path);
  expect(Math.abs(cut.width - 80)).toBeLessThanOrEqual(4);
  expect(Math.abs(cut.height - 200)).toBeLessThanOrEqual(4);
});

it("returns a photo with a busy backdrop whole, as a print with round corners", async () => {
  const path = await photo("busy.jpg", (ctx) => {
    for (let patch = 0; patch < 200; patch++) {
      ctx.fillStyle = `hsl(${(patch * 67) % 360},70%,${25 + ((patch * 13) % 50)}%)`;
      ctx.fillRect((patch * 53) % 240, (patch * 31) % 320, 50, 40);
    }
    disc(ctx);
  });
  const cut = await cutOutPhoto(path);
  expect([cut.width, cut.height]).toEqual([240, 320]);
  expect(alphaAt(cut, 0, 0)).toBe(0);
  expect(alphaAt(cut, 20, 160)).toBe(255);
});

it("keeps the transparency a picture brings and trims its margin", async () => {
  const cut = await cutOutPhoto(await photo("transparent.png", disc));
  expect(Math.abs(cut.width - 120)).toBeLessThanOrEqual(2);
  expect(alphaAt(cut, 1, 1)).toBe(0);
  expect(alphaAt(cut, cut.width / 2, cut.height * 0.15)).toBe(255);
});

it.each([
  [1, 1],
  [2, 40],
  [5, 5],
])("survives a picture of %d x %d", async (width, height) => {
  const cut = await cutOutPhoto(await photo(`tiny-${width}.png`, fill("#abc"), { width, height }));
  expect([cut.width, cut.height]).toEqual([width, height]);
});

it("reduces what is larger than 1600 px", async () => {
  const path = await photo("large.jpg", fill("#fff"), { width: 3200, height: 400 });
  const cut = await cutOutPhoto(path);
  expect([cut.width, cut.height]).toEqual([1600, 200]);
});

it("says what to do about a file that is not a picture", async () => {
  const path = join(folder, "text.jpg");
  await writeFile(path, "not a picture");
  await expect(cutOutPhoto(path)).rejects.toMatchObject({ code: "invalid-input", message: /Upload/ });
});

it("draws a cut-out standing on the box's lower edge, tinted, with nothing around it", async () => {
  const cut = await cutOutPhoto(await photo("tint.png", disc));
  const canvas = createCanvas(200, 300);
  const ctx = canvas.getContext("2d");
  const light = { side: -0.8, height: 0.4, key: "#ffc080", fill: "#4040a0", rim: "#ffffff", ambient: 0.3 };
  drawPhoto(ctx, cut, { x: 50, y: 50, width: 100, height: 200 }, light);
  expect(alphaAt(canvas, 100, 248)).toBe(255);
  expect(alphaAt(canvas, 100, 140)).toBe(0);
  expect(alphaAt(canvas, 52, 152)).toBe(0);
  const redAt = (x: number) => ctx.getImageData(x, 200, 1, 1).data[0]!;
  expect(redAt(58)).toBeGreaterThan(redAt(142) + 15);
});

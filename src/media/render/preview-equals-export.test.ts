import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { afterAll, expect, test } from "vitest";
import { colourThrough, readCube } from "@/domain/picture/cube-lut";
import type { ClipItem, Cut, LutUse, TransitionItem } from "@/domain/timeline/cut";
import { lutOf } from "@/domain/timeline/edit/grade";
import { gradeMatrix } from "@/domain/timeline/grade-matrix";
import { indexPicture, type PictureLayer, pictureAt, wipeOpacity } from "@/domain/timeline/picture-at";
import { structuralSimilarity } from "@/quality/structural-similarity";
import { sharedWorkers } from "@/testing/shared-workers";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { decodeFrames } from "../frames/decode-frames";
import { encodeFrames } from "../frames/encode-frames";
import { renderCut } from "./render-cut";

const fps = 24;
const size = { width: 180, height: 320 };
const mediaFrames = 72;
const instants = 30;
const folder = await mkdtemp(path.join(os.tmpdir(), "preview-export-"));
const file = (name: string) => path.join(folder, name);
afterAll(() => rm(folder, { recursive: true }));

const at = (value: number) => ({ value, rate: fps });
const clip = (id: string, [start, length]: [number, number], change: Partial<ClipItem> = {}): ClipItem => ({
  ...{ type: "clip", id, name: id, takeId: id, mediaDigest: "take", gainDb: 0, fadeIn: null, fadeOut: null },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(mediaFrames) },
  ...change,
});
const seam = (kind: TransitionItem["kind"], length: number): TransitionItem => ({
  ...{ type: "transition", id: kind, kind, duration: at(length) },
});

const lutUse = (digest: string, strength: number) => ({ digest, name: `${digest}.cube`, strength });

/** A table of 9 points: of each share of red, green and blue what the function makes of it. */
function cubeText(colourOf: (shares: [number, number, number]) => readonly number[]): string {
  const rows = Array.from({ length: 9 ** 3 }, (_, point) =>
    colourOf([(point % 9) / 8, (Math.floor(point / 9) % 9) / 8, Math.floor(point / 81) / 8]).join(" "),
  );
  return `LUT_3D_SIZE 9\n${rows.join("\n")}\n`;
}
const tables = {
  negative: cubeText(([red, green, blue]) => [1 - red, 1 - green, 1 - blue]),
  dusk: cubeText(([red, green, blue]) => [red ** 0.7, green * 0.8, 0.2 + 0.8 * blue * red]),
};

/** Trims, every transition, colour, tables and speed; text is painted by one function for both, and held to that elsewhere. */
const cut: Cut = {
  ...{ version: 1, fps, size, duckDb: 0, overlays: [], voice: [], music: [], effects: [] },
  video: [
    clip("a", [4, 30]),
    seam("crossfade", 10),
    clip("b", [40, 30]),
    seam("wipe", 10),
    clip("c", [0, 45], { speedPercent: 150 }),
    seam("slide", 9),
    clip("d", [20, 15], { speedPercent: 50 }),
    seam("zoom", 10),
    clip("e", [12, 30]),
    seam("dip", 10),
    clip("f", [42, 30]),
  ],
  grade: {
    clips: {
      b: { exposure: 1.1, saturation: 1.2, warmth: 0.2 },
      d: { exposure: 0.9, saturation: 0.8, warmth: -0.3, contrast: 1.1, lut: lutUse("negative", 1) },
    },
    ...{ contrast: 1.02, grain: 0, lut: lutUse("dusk", 0.6) },
  },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
};

/** Soft fields with a pattern of lines and a dot that moves: each frame differs from its neighbours. */
async function* scenery() {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  for (let index = 0; index < mediaFrames; index++) {
    const field = context.createLinearGradient(0, 0, size.width, size.height);
    field.addColorStop(0, "#3c6e8f");
    field.addColorStop(1, "#c98f5a");
    context.fillStyle = field;
    context.fillRect(0, 0, size.width, size.height);
    context.strokeStyle = "#f0e9dc";
    context.lineWidth = 3;
    for (let x = 10 + (index % 20); x < size.width; x += 28) context.strokeRect(x, 30, 14, 240);
    context.fillStyle = "#a83246";
    context.beginPath();
    context.arc(30 + index * 1.6, 200, 22, 0, Math.PI * 2);
    context.fill();
    yield new Uint8Array(context.getImageData(0, 0, size.width, size.height).data);
  }
}

type Frames = Uint8Array[];

/** What the preview is told to show at a frame, painted the way a browser does. */
function painted(layers: readonly PictureLayer[], media: Frames): Uint8Array {
  const stage = createCanvas(size.width, size.height).getContext("2d");
  stage.fillStyle = "#000000";
  stage.fillRect(0, 0, size.width, size.height);
  for (const layer of layers) paintLayer(stage, layer, media);
  return brightness(stage.getImageData(0, 0, size.width, size.height).data);
}

function paintLayer(stage: SKRSContext2D, layer: PictureLayer, media: Frames): void {
  const picture = createCanvas(size.width, size.height);
  const context = picture.getContext("2d");
  const image = context.createImageData(size.width, size.height);
  image.data.set(media[layer.sourceFrame] ?? []);
  tint(image.data, gradeMatrix(cut, layer.clip.id));
  throughTable(image.data, lutOf(cut, layer.clip.id));
  for (let pixel = 0; pixel < size.width * size.height; pixel++) {
    const place = ((pixel % size.width) + 0.5) / size.width;
    if (layer.wipe !== null) image.data[pixel * 4 + 3] = Math.round(255 * wipeOpacity(layer.wipe, place));
  }
  context.putImageData(image, 0, 0);
  stage.save();
  stage.globalAlpha = layer.opacity;
  stage.translate(size.width * (0.5 + layer.shiftX), size.height / 2);
  stage.scale(layer.scale.x, layer.scale.y);
  stage.drawImage(picture, -size.width / 2, -size.height / 2);
  stage.restore();
}

function tint(data: Uint8ClampedArray, matrix: number[] | null): void {
  if (!matrix) return;
  for (let pixel = 0; pixel < data.length; pixel += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3);
    for (const row of [0, 1, 2]) {
      const [r = 0, g = 0, b = 0, , offset = 0] = matrix.slice(row * 5, row * 5 + 5);
      data[pixel + row] = r * red + g * green + b * blue + offset * 255;
    }
  }
}

function throughTable(data: Uint8ClampedArray, use: LutUse | null): void {
  const table = Object.entries(tables).find(([name]) => name === use?.digest)?.[1];
  if (!use || table === undefined) throw new Error("every clip of this cut has a table");
  const lut = readCube(table);
  for (let pixel = 0; pixel < data.length; pixel += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3);
    const shown = colourThrough(lut, [red / 255, green / 255, blue / 255], use.strength);
    for (const [row, value] of shown.entries()) data[pixel + row] = value * 255;
  }
}

function brightness(rgba: Uint8Array | Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(pixel * 4, pixel * 4 + 3);
    return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  });
}

test(`${instants} instants of a cut look in the preview as they are exported: SSIM of 0.97 or more`, {
  timeout: 120_000,
}, async () => {
  const engine = await resolveMediaEngine();
  for (const [name, text] of Object.entries(tables)) await writeFile(file(name), text);
  const quality = { crf: 8, preset: "ultrafast", maxKilobits: 40_000 } as const;
  const video = { pixelFormat: "rgba", size, fps } as const;
  await encodeFrames(engine, scenery(), { video, quality, outputPath: file("take") });
  const { lengthFrames } = await renderCut(cut, {
    ...{ engine, workers: sharedWorkers, resolveMedia: file, outputPath: file("film") },
  });
  const read = async (name: string) => {
    const frames: Frames = [];
    for await (const frame of decodeFrames(engine, file(name), { pixelFormat: "rgba", size }))
      frames.push(frame);
    return frames;
  };
  const [media, film] = [await read("take"), await read("film")];
  expect(film).toHaveLength(lengthFrames);
  const picture = indexPicture(cut);
  const unlike = Array.from({ length: instants }, (_, index) => {
    const frame = Math.floor(((index + 0.5) * lengthFrames) / instants);
    const shown = painted(pictureAt(picture, frame), media);
    return { frame, ssim: structuralSimilarity(shown, brightness(film[frame] ?? new Uint8Array()), size) };
  }).filter(({ ssim }) => ssim < 0.97);
  expect(unlike).toEqual([]);
});

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { rawVideoOutput } from "@/media/ffmpeg/outputs";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { decodeFrames, inPieces } from "@/media/frames/decode-frames";
import { frameLayout, fullRangeLuma, layoutGraph, pieceBytes, readPiece } from "./frame-layout";

const frames = 11;
let folder: string;
let engine: MediaEngine;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "layout-"));
  engine = await resolveMediaEngine();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function makeClip({ width, height }: PixelSize): Promise<string> {
  const file = path.join(folder, `${width}x${height}.mkv`);
  const source = `testsrc2=s=${width}x${height}:r=24,format=yuv420p`;
  const args = [
    "-v",
    "error",
    "-f",
    "lavfi",
    "-i",
    source,
    "-frames:v",
    String(frames),
    "-c:v",
    "ffv1",
    file,
  ];
  await promisify(execFile)("ffmpeg", args);
  return file;
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const one of source) all.push(one);
  return all;
}

test.each<PixelSize>([
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
  { width: 200, height: 120 },
])("one decode of %o gives every frame small, and in turn all tiles of the middle", async (picture) => {
  const file = await makeClip(picture);
  const layout = frameLayout(picture);
  const bytes = engine.read({
    ...{ purpose: "read", inputs: [{ kind: "file", path: file }], graph: layoutGraph(layout) },
    ...{ output: rawVideoOutput(), lengthFrames: null },
  });
  const pieces = (await collect(inPieces(bytes, pieceBytes(layout)))).map((piece) =>
    readPiece(piece, layout),
  );
  const whole = await collect(decodeFrames(engine, file, { pixelFormat: "yuv420p", size: picture }));
  const small = await collect(decodeFrames(engine, file, { pixelFormat: "yuv420p", size: layout.size }));
  expect(pieces).toHaveLength(frames);
  const { tile, tileColumns, tileRows, origin } = layout;
  for (const [index, piece] of pieces.entries()) {
    const off = piece.frame.reduce((sum, value, at) => sum + Math.abs(value - (small[index]?.[at] ?? 0)), 0);
    expect(off / piece.frame.length, `frame ${index}`).toBeLessThan(4);
    const left = origin.x + tile.width * (index % tileColumns);
    const top = origin.y + tile.height * (Math.floor(index / tileColumns) % tileRows);
    const cut = Uint8Array.from({ length: tile.width * tile.height }, (_, at) => {
      const [x, y] = [left + (at % tile.width), top + Math.floor(at / tile.width)];
      return whole[index]?.[y * picture.width + x] ?? 0;
    });
    expect(piece.tile.size).toEqual(tile);
    expect(Buffer.compare(piece.tile.pixels, fullRangeLuma(cut)), `tile ${index}`).toBe(0);
  }
});

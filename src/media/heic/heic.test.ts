import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeHeic } from "@/testing/heic-file";
import { sharedWorkers } from "@/testing/shared-workers";
import type { MediaEngine } from "../ffmpeg/engine";
import { resolveMediaEngine } from "../ffmpeg/resolve-engine";
import { inspectUpload } from "../probe/inspect-upload";
import { decodeHeic } from "./decode-heic";

const size = { width: 320, height: 192 };
let folder: string;
let engine: MediaEngine;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "heic-test-"));
  engine = await resolveMediaEngine();
});
afterAll(() => rm(folder, { recursive: true }));

/** Orange, with a blue corner at the top left. */
const photo = async () => {
  const corner = await sharp({ create: { width: 96, height: 64, channels: 3, background: "#2040c0" } })
    .png()
    .toBuffer();
  return sharp({ create: { ...size, channels: 3, background: "#d08020" } })
    .composite([{ input: corner, left: 0, top: 0 }])
    .removeAlpha()
    .raw()
    .toBuffer();
};

async function heic(parts: Partial<Parameters<typeof makeHeic>[2]> = {}): Promise<Buffer> {
  return makeHeic(engine, file("still.mp4"), { pixels: await photo(), size, ...parts });
}

async function letIn(bytes: Buffer) {
  await writeFile(file("upload"), bytes);
  return inspectUpload(sharedWorkers, file("upload"), { outputPath: file("clean") });
}

async function colourAt(x: number, y: number): Promise<number[]> {
  const { data } = await sharp(file("clean"))
    .extract({ left: x, top: y, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

const close = (colour: number[], wanted: number[], by = 6) =>
  colour.every((value, index) => Math.abs(value - (wanted[index] ?? 0)) <= by);

test("a HEIC photo becomes a picture like any other, whatever its file is called", async () => {
  const image = await letIn(await heic());
  expect(image).toMatchObject({ path: file("clean"), contentType: "image/jpeg", ...size });
  expect(await colourAt(20, 20)).toSatisfy((colour: number[]) => close(colour, [0x20, 0x40, 0xc0]));
  expect(await colourAt(300, 180)).toSatisfy((colour: number[]) => close(colour, [0xd0, 0x80, 0x20]));
});

test("it is turned upright, and nothing of its metadata goes further", async () => {
  const bytes = await heic({ turns: 1, exif: "taken at a secret place" });
  expect(bytes.toString("latin1")).toContain("a secret place");
  expect(await letIn(bytes)).toMatchObject({ width: size.height, height: size.width });
  // A quarter turn against the clock brings the top left to the bottom left.
  expect(await colourAt(20, size.width - 20)).toSatisfy((colour: number[]) =>
    close(colour, [0x20, 0x40, 0xc0]),
  );
  expect((await readFile(file("clean"))).toString("latin1")).not.toContain("a secret place");
  expect(await sharp(file("clean")).metadata()).not.toHaveProperty("exif");
});

test("colours that are meant in a phone's wider space are brought to sRGB", async () => {
  const wide = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#000" } })
    .withIccProfile("p3")
    .png()
    .toBuffer();
  const { icc } = await sharp(wide).metadata();
  await letIn(await heic(icc ? { profile: icc } : {}));
  // sRGB of the orange read as Display P3.
  expect(await colourAt(300, 180)).toSatisfy((colour: number[]) => close(colour, [222, 126, 0]));
});

test("a photo of several tiles, as phones write them, is put together and turned", async () => {
  const [width, height] = [size.width * 2, size.height * 2];
  expect(await letIn(await heic({ tiles: true, turns: 3 }))).toMatchObject({ width: height, height: width });
  // A quarter turn with the clock brings the blue corner of each tile to its top right.
  for (const [x, y] of [
    [size.height - 20, 20],
    [height - 20, 20],
    [height - 20, size.width + 20],
  ] as const) {
    expect(await colourAt(x, y)).toSatisfy((colour: number[]) => close(colour, [0x20, 0x40, 0xc0]));
  }
});

test("it is known by any of the kinds that the file names", async () => {
  expect(await letIn(await heic({ brands: ["mif1", "heic", "miaf"] }))).toMatchObject(size);
});

const refused: [string, () => Promise<Buffer>, RegExp][] = [
  ["a photo that is cut off", async () => (await heic()).subarray(0, -200), /damaged or incomplete/],
  [
    "a photo whose picture is something else",
    async () => {
      const bytes = await heic();
      return bytes.fill(0x5a, bytes.indexOf("mdat") + 4);
    },
    /HEIC photo cannot be read/,
  ],
  [
    "a file that is a HEIC photo by its first bytes only",
    async () => (await heic()).subarray(0, 24),
    /HEIC photo cannot be read\. Export it as JPEG/,
  ],
  [
    "a photo with an archive behind it",
    async () => Buffer.concat([await heic(), Buffer.from("PK\u0003\u0004\u0014\u0000\u0000\u0000")]),
    /something else behind/,
  ],
  [
    "a photo that claims 121 megapixels",
    () => heic({ claimed: { width: 11_000, height: 11_000 } }),
    /at most 50 megapixels/,
  ],
  [
    "an AVIF picture",
    async () =>
      sharp({ create: { ...size, channels: 3, background: "#fff" } })
        .avif()
        .toBuffer(),
    /not a JPEG, PNG, WebP or HEIC/,
  ],
];

test.each(refused)("refuses %s and says why", async (_, make, message) => {
  await expect(letIn(await make())).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringMatching(message),
  });
});

test("a photo that needs more memory than it may have is refused, not decoded", async () => {
  const large = { width: 2048, height: 1536 };
  const bytes = await heic({ pixels: Buffer.alloc(large.width * large.height * 3, 0x70), size: large });
  const sizeAt = async (memoryBytes: number) => {
    const { width, height } = await decodeHeic(bytes, { requireSize: () => undefined, memoryBytes });
    return { width, height };
  };
  expect(await sizeAt(128 * 1024 * 1024)).toEqual(large);
  await expect(sizeAt(20 * 1024 * 1024)).rejects.toMatchObject({ code: "invalid-input" });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedWorkers } from "@/testing/shared-workers";
import { inspectUpload } from "./inspect-upload";

let folder: string;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "upload-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c04020" } });

/** A PNG that claims a size; its data may be as short as a few bytes. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(body));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, checksum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(100))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const jpeg = () => picture(300, 200).jpeg().toBuffer();
const png = () => picture(300, 200).png().toBuffer();
const webp = () => picture(300, 200).webp().toBuffer();
const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.8));
const noisy = () =>
  sharp({
    create: {
      width: 2200,
      height: 2200,
      channels: 3,
      background: "grey",
      noise: { type: "gaussian", sigma: 90 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();

const refused: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
  ["an empty file", () => Buffer.alloc(0), /empty/],
  ["a text file", () => Buffer.from("this is a picture, honestly"), /not a JPEG, PNG, WebP or HEIC/],
  [
    "an SVG",
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    /not a JPEG/,
  ],
  ["a GIF", () => picture(99, 99).gif().toBuffer(), /not a JPEG, PNG, WebP or HEIC/],
  [
    "a PDF that holds a JPEG",
    async () => Buffer.concat([Buffer.from("%PDF-1.4\n"), await jpeg()]),
    /not a JPEG/,
  ],
  ["a truncated JPEG", async () => cut(await jpeg()), /damaged or incomplete/],
  ["a truncated PNG", async () => cut(await png()), /damaged or incomplete/],
  ["a truncated WebP", async () => cut(await webp()), /damaged or incomplete/],
  ["a PNG whose pixels are missing", () => pngClaiming(300, 300), /damaged or incomplete/],
  [
    "a JPEG that is a page as well",
    async () => Buffer.concat([await jpeg(), Buffer.from("<script>1</script>")]),
    /something else behind/,
  ],
  [
    "a PNG that is an archive as well",
    async () => Buffer.concat([await png(), Buffer.from("PK\u0003\u0004")]),
    /something else behind/,
  ],
  ["a single pixel", () => picture(1, 1).png().toBuffer(), /1 × 1 pixels; each side needs at least 64/],
  ["20,000 pixels of width", () => picture(20_000, 70).jpeg().toBuffer(), /at most 12000 per side/],
  ["a decompression bomb", () => pngClaiming(11_000, 11_000), /at most 50 megapixels/],
  ["more than 10 MB", noisy, /14 MB; at most 10 MB/],
];

test.each(refused)("refuses %s and says why", async (_, make, message) => {
  await writeFile(file("upload"), await make());
  const inspected = inspectUpload(sharedWorkers, file("upload"), { outputPath: file("clean") });
  await expect(inspected).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringMatching(message),
  });
});

test.each([
  ["a JPEG", jpeg, "image/jpeg"],
  ["a PNG under another name", png, "image/jpeg"],
  ["a WebP", webp, "image/jpeg"],
  [
    "a JPEG with the film a phone puts behind it",
    async () => Buffer.concat([await jpeg(), Buffer.from("\0\0\0\u0018ftypmp42")]),
    "image/jpeg",
  ],
  ["a PNG with transparency", () => picture(300, 200).ensureAlpha(0.5).png().toBuffer(), "image/png"],
] as const)("lets %s in", async (_, make, contentType) => {
  await writeFile(file("upload"), await make());
  const image = await inspectUpload(sharedWorkers, file("upload"), { outputPath: file("clean") });
  expect(image).toMatchObject({ path: file("clean"), contentType, width: 300, height: 200 });
  expect((await sharp(file("clean")).stats()).channels[0]?.mean).toBeCloseTo(0xc0, -1);
});

test("says whether the thing on it can be cut out", async () => {
  const onGround = async (ground: Buffer) => {
    await writeFile(file("upload"), ground);
    return (await inspectUpload(sharedWorkers, file("upload"), { outputPath: file("clean") })).canCutOut;
  };
  expect(await onGround(await jpeg())).toBe(true);
  expect(await onGround(await picture(300, 200).ensureAlpha(0.5).png().toBuffer())).toBe(false);
  const stripes = sharp(Buffer.alloc(300 * 200 * 3, Buffer.from([0, 0, 0, 255, 255, 255, 200, 30, 30])), {
    raw: { width: 300, height: 200, channels: 3 },
  });
  expect(await onGround(await stripes.png().toBuffer())).toBe(false);
});

test("turns a photo upright and keeps nothing but its pixels", async () => {
  const photo = await picture(300, 200)
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "a secret place" } } })
    .jpeg()
    .toBuffer();
  await writeFile(file("upload"), photo);
  const image = await inspectUpload(sharedWorkers, file("upload"), { outputPath: file("clean") });
  expect(image).toMatchObject({ width: 200, height: 300 });
  expect((await readFile(file("clean"))).toString("latin1")).not.toContain("a secret place");
  expect((await sharp(file("clean")).metadata()).orientation).toBeUndefined();
});

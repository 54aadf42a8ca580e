import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawText } from "@/media/text/draw-text";
import { readCoverage } from "./font-coverage";
import { readFontTables } from "./font-tables";
import { task as inspect } from "./inspect-font.task";
import { readFont } from "./read-font";

const packages = createRequire(import.meta.url);
const bebas = (extension: "woff" | "woff2") =>
  readFile(packages.resolve(`@fontsource/bebas-neue/files/bebas-neue-latin-400-normal.${extension}`));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "font-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The same font as a plain file. @param fsType What it shall say of embedding. */
async function plainFont({ fsType = 0 } = {}): Promise<Buffer> {
  const tables = [...readFontTables(await bebas("woff"), "woff").tables];
  const header = Buffer.alloc(12 + 16 * tables.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.length, 4);
  const bodies = tables.map(([tag, table]) => {
    const copy = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    if (tag === "OS/2") copy.writeUInt16BE(fsType, 8);
    return copy;
  });
  let offset = header.length;
  for (const [index, [tag, table]] of tables.entries()) {
    const at = 12 + 16 * index;
    header.write(tag, at, "latin1");
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(table.length, at + 12);
    offset += bodies[index]?.length ?? 0;
  }
  return Buffer.concat([header, ...bodies]);
}

const has = (bytes: Buffer, character: string) =>
  readFont(bytes).ranges.some(
    ([first, last]) => first <= character.charCodeAt(0) && character.charCodeAt(0) <= last,
  );

test("the same font says the same of itself as TTF, WOFF and WOFF2", async () => {
  const facts = { family: "Bebas Neue", style: "Regular", licence: "installable" };
  const { ranges } = readFont(await bebas("woff"));
  expect(readFont(await plainFont())).toEqual({ ...facts, format: "ttf", ranges });
  expect(readFont(await bebas("woff"))).toEqual({ ...facts, format: "woff", ranges });
  expect(readFont(await bebas("woff2"))).toEqual({ ...facts, format: "woff2", ranges });
});

test("knows which characters a font has", async () => {
  const font = await bebas("woff2");
  expect(["A", "z", "7", "é"].filter((character) => !has(font, character))).toEqual([]);
  expect(["Ж", "東", "ع"].filter((character) => has(font, character))).toEqual([]);
});

test.each([
  [0x0002, "restricted"],
  [0x0004, "preview"],
  [0x0008, "editable"],
  [0x000a, "editable"],
  [0x0100, "installable"],
] as const)("reads what embedding bits %i allow", async (fsType, licence) => {
  expect(readFont(await plainFont({ fsType })).licence).toBe(licence);
});

test.each([
  [
    "a picture",
    () =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
  ],
  ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["nothing", async () => Buffer.alloc(0)],
])("refuses %s, whatever it is called", async (_name, make) => {
  const bytes = await make();
  expect(() => readFont(bytes)).toThrow(/not a TTF, OTF, WOFF or WOFF2 font/);
});

test("refuses a collection and says what to do", () => {
  expect(() => readFont(Buffer.from("ttcf\0\u0001\0\0", "latin1"))).toThrow(/holds several fonts/);
});

test.each(["ttf", "woff", "woff2"] as const)("refuses a %s that was cut off anywhere", async (format) => {
  const whole = format === "ttf" ? await plainFont() : await bebas(format);
  for (const share of [0.001, 0.01, 0.1, 0.5, 0.9]) {
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    expect(() => readFont(cut)).toThrow(/damaged or incomplete|not a TTF/);
  }
});

test("refuses a small file that would unpack to more than any font has", async () => {
  const bomb = Buffer.from(await bebas("woff"));
  for (let index = 0; index < bomb.readUInt16BE(12); index++)
    bomb.writeUInt32BE(0x0f000000, 44 + 20 * index + 12);
  expect(() => readFont(bomb)).toThrow(/damaged or incomplete/);
});

test("reads a font whose rows of characters all overlap without looking at any twice", () => {
  const segments = 5000;
  const table = Buffer.alloc(16 + 8 * segments);
  table.writeUInt16BE(4, 0);
  table.writeUInt16BE(2 * segments, 6);
  for (let index = 0; index < segments; index++) {
    table.writeUInt16BE(0xfff0, 14 + 2 * index);
    table.writeUInt16BE(0x20, 16 + 2 * (segments + index));
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12]);
  expect(readCoverage(Buffer.concat([header, table]))).toEqual([[0x20, 0xfff0]]);
});

async function drawn(text: string, own: Buffer | null): Promise<{ pixels: Buffer; missing: string[] }> {
  const outputPath = path.join(folder, "text.pngs");
  const ownFontPath = path.join(folder, "own");
  if (own) await writeFile(ownFontPath, own);
  const { missingScripts } = await drawText({
    content: {
      ...{ text, role: "hook", position: "centre", animation: "none", font: "Inter" },
      ...{ colour: "#ffffff", accent: "#ff5a1f" },
      ...(own && { ownFontPath }),
    },
    ...{ picture: { width: 540, height: 960 }, fps: 24, lengthFrames: 48, outputPath },
  });
  return {
    pixels: await sharp(await readFile(outputPath))
      .raw()
      .toBuffer(),
    missing: missingScripts,
  };
}

test("text is drawn in the own font, and what it does not have in a carried one", async () => {
  const font = await plainFont();
  expect((await drawn("Quiet", font)).pixels.equals((await drawn("Quiet", null)).pixels)).toBe(false);
  const greek = await drawn("Καλημέρα", font);
  expect(greek.missing).toEqual([]);
  expect(greek.pixels.equals((await drawn("Καλημέρα", null)).pixels)).toBe(true);
});

test("an inspected font has been drawn with, and one that cannot be is refused", async () => {
  const file = path.join(folder, "font.woff2");
  await writeFile(file, await bebas("woff2"));
  const context = { report: () => undefined };
  expect(await inspect({ path: file }, context)).toMatchObject({
    ...{ format: "woff2", family: "Bebas Neue", licence: "installable" },
    characters: expect.any(Number),
  });
  // Its maps can be read, its outlines are gone.
  const hollow = await plainFont();
  const at = hollow.indexOf("head", 0, "latin1");
  hollow.write("none", at, "latin1");
  await writeFile(file, hollow);
  await expect(inspect({ path: file }, context)).rejects.toThrow(/cannot be drawn with/);
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boxColours, luminance, readableOn } from "@/domain/timeline/contrast";
import type { TextItem } from "@/domain/timeline/cut";
import { placeInPicture, safeArea } from "@/domain/timeline/safe-area";
import { wrapText } from "@/domain/timeline/wrap-text";
import { drawText } from "./draw-text";
import { layoutText, type TextContent } from "./layout-text";

const picture = { width: 1080, height: 1920 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "text-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const content = (text: string, change: Partial<TextItem> = {}): TextContent => ({
  ...{ text, role: "hook", position: "centre", animation: "none", font: "Inter" },
  ...{ colour: "#ffffff", accent: "#ff5a1f" },
  ...change,
});

async function inked(text: string, change?: Partial<TextItem>) {
  const outputPath = path.join(folder, "text.pngs");
  const drawn = await drawText({
    content: content(text, change),
    picture,
    fps: 24,
    lengthFrames: 48,
    outputPath,
  });
  const { data, info } = await sharp(await readFile(outputPath))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let white = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 200 && (data[at + 3] ?? 0) > 200) white++;
  return { drawn, white, info, data };
}

test.each([
  ["Latin with marks", "Žluťoučký kůň", "Žluťoučký kun"],
  ["Greek", "Καλημέρα", "Καλησπέρα"],
  ["Cyrillic", "Доброе утро", "Добрый день"],
  ["Arabic", "صباح الخير", "مساء الخير"],
  ["Hebrew", "בוקר טוב", "ערב טוב"],
  ["Devanagari", "सुप्रभात", "नमस्ते"],
  ["Thai", "อรุณสวัสดิ์", "สวัสดีตอนเย็น"],
  ["Japanese", "東京の朝", "京都の夜"],
  ["Korean", "좋은 아침", "좋은 저녁"],
  ["Chinese", "早上好", "晚上好"],
  ["emoji", "🚀", "🌱"],
])("draws %s with a carried font", async (_, one, other) => {
  const first = await inked(one);
  const second = await inked(other);
  expect(first.drawn.missingScripts).toEqual([]);
  expect(first.white).toBeGreaterThan(1500);
  // Boxes for missing characters would look alike.
  expect(first.data.equals(second.data)).toBe(false);
});

test("joins Arabic letters and starts from the right", async () => {
  expect(layoutText(content("صباح الخير"), picture).direction).toBe("rtl");
  const joined = layoutText(content("صصص"), picture);
  const apart = layoutText(content("ص\u200cص\u200cص"), picture);
  expect(joined.lines[0]?.width).not.toBe(apart.lines[0]?.width);
  expect(layoutText(content("صباح", { role: "brand" }), picture).trackingPixels).toBe(0);
});

test("leaves out what no carried font has, and says which script", async () => {
  const { drawn, white } = await inked("আমি tea ꦲ");
  expect(drawn.missingScripts).toEqual(["Bengali", "Javanese"]);
  expect(white).toBeGreaterThan(1500);
});

test.each(["hook", "body", "brand", "cta"] as const)(
  "keeps a %s of any length inside the safe area",
  (role) => {
    const safe = safeArea(picture);
    for (const text of [
      "Go",
      "Wake up to something better",
      "word ".repeat(24),
      "W".repeat(60),
      "東京".repeat(40),
    ]) {
      for (const position of ["top", "upper-third", "centre", "lower-third", "bottom"] as const) {
        const { size, lines } = layoutText(content(text, { role }), picture);
        const { left, top } = placeInPicture(picture, size, { position });
        expect(lines.length).toBeGreaterThan(0);
        expect(left).toBeGreaterThanOrEqual(safe.left - 2);
        expect(left + size.width).toBeLessThanOrEqual(safe.left + safe.width + 2);
        expect(top).toBeGreaterThanOrEqual(safe.top - 2);
        expect(top + size.height).toBeLessThanOrEqual(safe.top + safe.height + 2);
      }
    }
  },
);

test("breaks lines evenly and only where the script allows", () => {
  const measure = (line: string) => line.length;
  expect(wrapText("one two three four five six", { maxWidth: 20, measure })).toEqual([
    "one two three",
    "four five six",
  ]);
  expect(wrapText("Stop! (really)\nnow", { maxWidth: 10, measure })).toEqual(["Stop!", "(really)", "now"]);
  expect(wrapText("20% off-peak", { maxWidth: 8, measure })).toEqual(["20%", "off-peak"]);
  expect(wrapText("   ", { maxWidth: 8, measure })).toEqual([]);
});

test("has 4.5 : 1 between text and what is under it, whatever the picture", () => {
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const shown = (box: string, under: number) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = box.match(/[\d.]+/g)?.map(Number) ?? [];
    const mixed = [red, green, blue].map((value) => Math.round(value * alpha + under * (1 - alpha)));
    return luminance(`#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`);
  };
  for (let value = 0; value < 4096; value += 7) {
    const colour = `#${[value >> 8, (value >> 4) & 15, value & 15].map((part) => part.toString(16).repeat(2)).join("")}`;
    expect(contrast(luminance(readableOn(colour)), luminance(colour))).toBeGreaterThanOrEqual(4.5);
    const { text, box } = boxColours(colour);
    for (const under of [0, 255]) {
      expect(contrast(luminance(text), shown(box, under))).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("types and pops in states of one size that end with the whole text", async () => {
  const typed = await inked("Type me", { animation: "typewriter" });
  const popped = await inked("Type me", { animation: "pop" });
  const still = await inked("Type me");
  expect(typed.drawn).toMatchObject({ states: 7, framesPerState: 1 });
  expect(typed.white).toBeLessThan(still.white / 3);
  expect(popped.drawn.states).toBe(8);
});

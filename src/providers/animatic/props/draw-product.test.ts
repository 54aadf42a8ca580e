import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { type ProductForm, productForms, type SceneSubject } from "@/domain/picture/scene-spec";
import type { Light } from "@/providers/animatic/light";
import { drawProduct, productAspect } from "@/providers/animatic/props/draw-product";
import { fontStack } from "@/providers/animatic/props/fonts";

const light: Light = {
  side: -0.6,
  height: 0.6,
  key: "#ffffff",
  fill: "#c8d0e0",
  rim: "#ffffff",
  ambient: 0.5,
};
const canvasSize = { width: 200, height: 240 };
const box = { x: 30, y: 20, width: 140, height: 190 };

function subject(form: ProductForm, changes: Partial<SceneSubject> = {}): SceneSubject {
  return {
    elementKey: "product",
    kind: "product",
    form,
    name: "thing",
    label: "Northwind",
    colours: ["#2f6f5e", "#f2c14e"],
    materials: [],
    marks: [],
    identitySeed: 7,
    visibility: "full",
    emphasis: 1,
    action: "",
    photoDigest: null,
    ...changes,
  };
}

function pixelsOf(thing: SceneSubject, under: Light = light): Uint8ClampedArray {
  const ctx = createCanvas(canvasSize.width, canvasSize.height).getContext("2d");
  drawProduct(ctx, thing, box, under);
  return ctx.getImageData(0, 0, canvasSize.width, canvasSize.height).data;
}

/** Mean colour of what is drawn between two columns. */
function meanColour(pixels: Uint8ClampedArray, from = 0, to = canvasSize.width): [number, number, number] {
  const sum = [0, 0, 0];
  let weight = 0;
  for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
    const x = pixel % canvasSize.width;
    if (x < from || x >= to) continue;
    const alpha = pixels[pixel * 4 + 3]!;
    weight += alpha;
    for (const channel of [0, 1, 2]) sum[channel]! += pixels[pixel * 4 + channel]! * alpha;
  }
  return sum.map((value) => value / weight) as [number, number, number];
}

const same = (a: Uint8ClampedArray, b: Uint8ClampedArray) => Buffer.from(a).equals(Buffer.from(b));
const apart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, index) => value - b[index]!));

describe.each(productForms)("a drawn %s", (form) => {
  const drawn = pixelsOf(subject(form));

  it("stands on the box's lower edge, fills it one way, and leaves everything outside untouched", () => {
    let [left, right, top, bottom] = [canvasSize.width, -1, canvasSize.height, -1];
    for (let pixel = 0; pixel < drawn.length / 4; pixel++) {
      if (drawn[pixel * 4 + 3] === 0) continue;
      const [x, y] = [pixel % canvasSize.width, Math.floor(pixel / canvasSize.width)];
      [left, right, top, bottom] = [
        Math.min(left, x),
        Math.max(right, x),
        Math.min(top, y),
        Math.max(bottom, y),
      ];
    }
    expect(left).toBeGreaterThanOrEqual(box.x);
    expect(right).toBeLessThan(box.x + box.width);
    expect(top).toBeGreaterThanOrEqual(box.y);
    expect(bottom).toBeLessThan(box.y + box.height);
    expect(bottom).toBeGreaterThanOrEqual(box.y + box.height - 5);
    const filled = Math.max((right - left) / box.width, (bottom - top) / box.height);
    expect(filled).toBeGreaterThan(0.85);
  });

  it("is the same, byte for byte, when drawn again", () => {
    expect(same(drawn, pixelsOf(subject(form)))).toBe(true);
  });

  it("takes the subject's first colour", () => {
    const [red, blue] = [
      [214, 40, 40],
      [36, 64, 200],
    ] as const;
    const asRed = meanColour(pixelsOf(subject(form, { colours: ["#d62828", "#eeeeee"] })));
    const asBlue = meanColour(pixelsOf(subject(form, { colours: ["#2440c8", "#eeeeee"] })));
    expect(apart(asRed, red)).toBeLessThan(apart(asBlue, red));
    expect(apart(asBlue, blue)).toBeLessThan(apart(asRed, blue));
  });

  it("has a natural width and height", () => {
    expect(productAspect(form)).toBeGreaterThan(0.3);
    expect(productAspect(form)).toBeLessThan(3);
  });
});

const bodied = ["box", "cup", "garment", "backpack", "speaker", "book", "toy", "ticket"] as const;
it.each(bodied)("a %s without print is on average near its first colour", (form) => {
  const mean = meanColour(pixelsOf(subject(form, { colours: ["#3a7d6b", "#3a7d6b", "#3a7d6b"], label: "" })));
  expect(apart(mean, [58, 125, 107])).toBeLessThan(48);
});

const unprinted: readonly ProductForm[] = ["ring", "headphones"];
it.each(productForms.filter((form) => !unprinted.includes(form)))("a %s carries its label", (form) => {
  expect(
    same(pixelsOf(subject(form, { label: "Northwind" })), pixelsOf(subject(form, { label: "Eastgate" }))),
  ).toBe(false);
});

// Missing glyphs are drawn as equal boxes: two words of one script would then look the same.
it.each([
  ["Cyrillic", "Кофе", "Роща"],
  ["Greek", "Καφές", "Θάλασ"],
  ["Arabic", "قهوة", "شمسي"],
  ["Hebrew", "קפה", "שמש"],
  ["Devanagari", "शहद", "कमल"],
  ["Thai", "กาแฟ", "ดอกไ"],
  ["Japanese", "コーヒー", "さくらや"],
  ["Korean", "커피", "바다"],
  ["Chinese", "咖啡", "红茶"],
  ["emoji", "☕", "🌙"],
])("sets %s with glyphs of its own", (_script, one, other) => {
  expect(same(pixelsOf(subject("box", { label: one })), pixelsOf(subject("box", { label: other })))).toBe(
    false,
  );
});

it("takes emoji from the emoji font, not from an East Asian one that lacks them", () => {
  expect(fontStack("☕🌙✨", "inter")).toMatch(/^("prop-noto-emoji-\d+"(, )?)+$/);
});

it("keeps a long label inside the thing", () => {
  const long = pixelsOf(
    subject("bottle", { label: "The Extraordinarily Long Company Name of Northern Scandinavia" }),
  );
  const short = pixelsOf(subject("bottle", { label: "" }));
  const silhouette = (pixels: Uint8ClampedArray) =>
    pixels.filter((_, index) => index % 4 === 3).map((alpha) => Math.sign(alpha));
  expect(same(silhouette(long), silhouette(short))).toBe(true);
});

it.each(["star", "leaf", "wave", "dots", "stripe", "sparkle", "heart", "checker", "sun", "logo"])(
  "prints the mark %s",
  (mark) => {
    expect(same(pixelsOf(subject("cup", { marks: [mark] })), pixelsOf(subject("cup")))).toBe(false);
  },
);

it.each(["can", "box", "toy", "garment"] as const)(
  "a %s is brighter on the side the light comes from",
  (form) => {
    const plain = subject(form, { label: "", colours: ["#808080", "#808080", "#808080"] });
    const middle = canvasSize.width / 2;
    const balance = (side: number) => {
      const pixels = pixelsOf(plain, { ...light, side, rim: "#808080" });
      return meanColour(pixels, 0, middle)[1] - meanColour(pixels, middle)[1];
    };
    expect(balance(-0.9)).toBeGreaterThan(balance(0.9) + 10);
  },
);

it("lets what is behind a glass bottle shine through its neck, and nothing through a metal one", () => {
  const neckAlpha = (material: string) => {
    const pixels = pixelsOf(subject("bottle", { materials: [material] }));
    return pixels[(Math.round(box.y + box.height * 0.2) * canvasSize.width + canvasSize.width / 2) * 4 + 3]!;
  };
  expect(neckAlpha("steel")).toBe(255);
  expect(neckAlpha("glass")).toBeLessThan(200);
});

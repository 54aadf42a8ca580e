import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import type { SceneSubject } from "@/domain/picture/scene-spec";
import type { Light } from "@/providers/animatic/light";
import { drawFigure } from "@/providers/animatic/props/figures/draw-figure";
import { poseNameOf } from "@/providers/animatic/props/figures/pose";

const light: Light = {
  side: -0.6,
  height: 0.6,
  key: "#ffffff",
  fill: "#c8d0e0",
  rim: "#ffffff",
  ambient: 0.5,
};
const size = { width: 220, height: 320 };
const tall = { x: 20, y: 15, width: 180, height: 290 };
const wide = { x: 20, y: 60, width: 180, height: 120 };

function person(action: string, changes: Partial<SceneSubject> = {}): SceneSubject {
  return {
    elementKey: "hero",
    kind: "character",
    form: "box",
    name: "a woman",
    label: "",
    colours: ["#d1495b", "#2e4057"],
    materials: [],
    marks: ["sweater"],
    identitySeed: 11,
    visibility: "full",
    emphasis: 1,
    action,
    photoDigest: null,
    ...changes,
  };
}

function pixelsOf(subject: SceneSubject, box = tall, held?: SceneSubject): Uint8ClampedArray {
  const ctx = createCanvas(size.width, size.height).getContext("2d");
  drawFigure(ctx, subject, box, light, held);
  return ctx.getImageData(0, 0, size.width, size.height).data;
}

function colourCounts(pixels: Uint8ClampedArray): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < pixels.length; index += 4) {
    if (pixels[index + 3] !== 255) continue;
    const colour = pixels.subarray(index, index + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

const same = (a: Uint8ClampedArray, b: Uint8ClampedArray) => Buffer.from(a).equals(Buffer.from(b));

const actions = [
  "standing",
  "walking down the street",
  "running",
  "jumping for joy",
  "sitting on a stool",
  "holding the bottle",
  "drinking coffee",
  "showing the product",
  "carrying a parcel",
  "laughing",
  "waving",
  "stretching",
  "cheering",
  "working at a laptop",
  "photographing",
  "cooking",
  "dancing",
  "looking away",
  "reading",
  "scrolling",
  "pointing",
  "thinking",
  "meditating",
  "exercising",
];

/** The flat tones of clothes, hair and skin: cel shading uses few colours, each over a large area. */
const wardrobe = [...colourCounts(pixelsOf(person("standing")))]
  .filter(([, count]) => count > 150)
  .map(([colour]) => colour);

describe.each(actions)("a person %s", (action) => {
  const drawn = pixelsOf(person(action));

  it("stays inside the box and reaches its lower half", () => {
    let [lowest, outside] = [0, 0];
    for (let pixel = 0; pixel < drawn.length / 4; pixel++) {
      if (drawn[pixel * 4 + 3] === 0) continue;
      const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)];
      if (x < tall.x || x >= tall.x + tall.width || y < tall.y || y >= tall.y + tall.height) outside++;
      lowest = y;
    }
    expect(outside).toBe(0);
    expect(lowest).toBeGreaterThan(tall.y + tall.height * 0.75);
  });

  it("wears the same clothes, hair and skin as when standing", () => {
    const counts = colourCounts(drawn);
    const kept = wardrobe.filter((colour) => (counts.get(colour) ?? 0) > 20);
    expect(wardrobe.length).toBeGreaterThanOrEqual(4);
    expect(kept.length).toBeGreaterThanOrEqual(wardrobe.length * 0.6);
  });

  it("is the same, byte for byte, when drawn again", () => {
    expect(same(drawn, pixelsOf(person(action)))).toBe(true);
  });
});

it("shows a different gesture for every action", () => {
  const pictures = actions.map((action) => Buffer.from(pixelsOf(person(action))).toString("base64"));
  expect(new Set(pictures).size).toBe(actions.length);
});

it("draws another person for another identity, and follows words about the person", () => {
  const standing = pixelsOf(person("standing"));
  expect(same(standing, pixelsOf(person("standing", { identitySeed: 12 })))).toBe(false);
  expect(same(standing, pixelsOf(person("standing", { marks: ["sweater", "grey hair"] })))).toBe(false);
});

it.each([
  ["holding the cup and laughing", "holding"],
  ["sits down with a laptop", "working"],
  ["takes a photo of the sea", "photographing"],
  ["sprinting past the camera crew", "photographing"],
  ["leaps over a puddle", "jumping"],
  ["", "standing"],
  ["does something nobody foresaw", "standing"],
])("reads %j as %s", (action, pose) => {
  expect(poseNameOf(action)).toBe(pose);
});

it("fills a wide box with head and shoulders, cut by its lower edge", () => {
  const drawn = pixelsOf(person("standing"), wide);
  const rowWidth = (y: number) => {
    let count = 0;
    for (let x = 0; x < size.width; x++) if (drawn[(y * size.width + x) * 4 + 3] === 255) count++;
    return count;
  };
  expect(rowWidth(wide.y + wide.height - 1)).toBeGreaterThan(wide.width * 0.25);
  expect(rowWidth(wide.y + wide.height)).toBe(0);
  expect(rowWidth(wide.y - 1)).toBe(0);
});

it("puts the product that is handed over into the hand", () => {
  const bottle = person("", { kind: "product", form: "bottle", colours: ["#00c800", "#00c800"], label: "" });
  const green = (pixels: Uint8ClampedArray) => {
    let count = 0;
    for (let index = 0; index < pixels.length; index += 4)
      if (
        pixels[index + 1]! > 90 &&
        pixels[index]! < 60 &&
        pixels[index + 2]! < 60 &&
        pixels[index + 3]! === 255
      )
        count++;
    return count;
  };
  expect(green(pixelsOf(person("holding it")))).toBe(0);
  expect(green(pixelsOf(person("holding it"), tall, bottle))).toBeGreaterThan(150);
});

it("shows only a hand, without a face, in a close-up of hands", () => {
  const bottle = person("", { kind: "product", form: "bottle", colours: ["#00c800", "#00c800"], label: "" });
  const black = person("close-up of her hands holding it", { marks: ["black hair"] });
  const hair = [...colourCounts(pixelsOf({ ...black, action: "looking away" }))];
  const closeUp = colourCounts(pixelsOf(black, wide, bottle));
  const hairTones = hair.filter(
    ([colour, count]) => count > 150 && colour.split(",").every((value) => Number(value) < 40),
  );
  expect(hairTones.length).toBeGreaterThan(0);
  for (const [colour] of hairTones) expect(closeUp.get(colour) ?? 0).toBeLessThan(20);
});

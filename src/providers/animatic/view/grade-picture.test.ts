import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { lookPresets } from "@/domain/look/presets";
import { previewScene } from "@/domain/look/preview-scene";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { createShotPainter } from "./painter";

const size = { width: 96, height: 54 };

function drawn(scene: SceneSpec): Uint8ClampedArray {
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext("2d");
  createShotPainter(scene, { size, seed: 1, cycles: 1, photos: new Map() }).paint(ctx, 0);
  return ctx.getImageData(0, 0, size.width, size.height).data;
}

/** Mean difference of two pictures in levels of 255. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

/** The most that a pixel's channels are apart. */
function mostColour(picture: Uint8ClampedArray): number {
  let most = 0;
  for (let at = 0; at < picture.length; at += 4) {
    const channels = picture.slice(at, at + 3);
    most = Math.max(most, Math.max(...channels) - Math.min(...channels));
  }
  return most;
}

test("every two looks that are shipped draw the same scene visibly otherwise", { timeout: 60_000 }, () => {
  const pictures = lookPresets.map((look) => ({ name: look.name, picture: drawn(previewScene(look)) }));
  for (const [index, one] of pictures.entries()) {
    for (const other of pictures.slice(index + 1)) {
      const pair = `${one.name} and ${other.name}`;
      expect({ pair, isSeen: difference(one.picture, other.picture) > 4 }).toEqual({ pair, isSeen: true });
    }
  }
});

test("a look without colour leaves next to none, in things as well as in places", () => {
  const noir = lookPresets.find(({ key }) => key === "preset/noir");
  if (!noir) throw new Error("noir is missing");
  const { grade: _none, ...ungraded } = previewScene(noir);
  expect(mostColour(drawn(ungraded))).toBeGreaterThan(100);
  // What darkens the corners has a tint of its own.
  expect(mostColour(drawn(previewScene(noir)))).toBeLessThan(30);
});

test("a scene without a look is drawn as one whose grade changes nothing", () => {
  const [look] = lookPresets;
  if (!look) throw new Error("no looks");
  const { grade, ...ungraded } = previewScene(look);
  if (!grade) throw new Error("a look has a grade");
  const nothing = { ...grade, saturation: 1, contrast: 1, lift: 0, warmth: 0, toning: 0, vignette: 0 };
  expect(drawn({ ...ungraded, grade: nothing })).toEqual(drawn(ungraded));
});

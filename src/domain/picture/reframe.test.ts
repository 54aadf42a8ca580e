import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { proposeCrop, type SmallPicture } from "./reframe";

const wide = { width: 128, height: 72 };
const upright = { width: 9, height: 16 };

function drawn(draw: (context: SKRSContext2D) => void, size = wide): SmallPicture {
  const context = createCanvas(size.width, size.height).getContext("2d");
  const ground = context.createLinearGradient(0, 0, 0, size.height);
  ground.addColorStop(0, "#d8dde0");
  ground.addColorStop(1, "#b9c0c4");
  context.fillStyle = ground;
  context.fillRect(0, 0, size.width, size.height);
  draw(context);
  return { ...size, rgba: context.getImageData(0, 0, size.width, size.height).data };
}

const bottle = (x: number) => (context: SKRSContext2D) => {
  context.fillStyle = "#1f6f4a";
  context.fillRect(x - 6, 20, 12, 46);
  context.fillStyle = "#f2e6d0";
  context.fillRect(x - 5, 38, 10, 12);
};

/** Between which columns of a wide picture the window lies. */
function windowOf(crop: number): [number, number] {
  const width = Math.round((wide.height * 9) / 16);
  const start = crop * (wide.width - width);
  return [start, start + width];
}

test.each([20, 40, 64, 90, 108])(
  "a product at column %i of a calm picture stays whole in an upright one",
  (x) => {
    const [from, to] = windowOf(proposeCrop([drawn(bottle(x))], upright));
    expect(from).toBeLessThanOrEqual(x - 6);
    expect(to).toBeGreaterThanOrEqual(x + 6);
  },
);

test("a picture in which nothing stands out is cut in its middle, and so is one that keeps its shape", () => {
  expect(proposeCrop([drawn(() => undefined)], upright)).toBe(0.5);
  expect(proposeCrop([], upright)).toBe(0.5);
  expect(proposeCrop([drawn(bottle(20))], wide)).toBe(0.5);
});

test("what moves counts more than what lies still beside it", () => {
  const scene = (step: number) =>
    drawn((context) => {
      context.fillStyle = "#7d868b";
      context.fillRect(4, 30, 20, 30);
      context.fillStyle = "#8a5a3c";
      context.fillRect(84 + step * 4, 30, 16, 30);
    });
  const [from, to] = windowOf(proposeCrop([scene(0), scene(1), scene(2), scene(3)], upright));
  expect(from).toBeLessThanOrEqual(86);
  expect(to).toBeGreaterThanOrEqual(108);
});

test("an upright shot is cut from top to bottom, around its subject", () => {
  const tall = { width: 72, height: 128 };
  const at = (y: number) =>
    drawn((context) => {
      context.fillStyle = "#c0392b";
      context.fillRect(20, y, 30, 16);
    }, tall);
  expect(proposeCrop([at(8)], { width: 16, height: 9 })).toBeLessThan(0.2);
  expect(proposeCrop([at(104)], { width: 16, height: 9 })).toBeGreaterThan(0.8);
  expect(proposeCrop([at(56)], { width: 16, height: 9 })).toBeCloseTo(0.5, 1);
});

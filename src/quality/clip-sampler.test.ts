import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import type { Camera } from "@/domain/shot/camera";
import { frameFromRgba } from "@/testing/sensitivity/raw-clip";
import { createClipSampler } from "./clip-sampler";
import type { ClipExpectation, ClipSamples } from "./clip-samples";
import { consistency } from "./consistency";
import { cameraMovement } from "./metrics/camera-movement";
import { temporalFlickering } from "./metrics/temporal-flickering";
import type { Frame } from "./small-frame";
import { yuvFromRgb } from "./yuv";

const size = { width: 320, height: 176 };
const fps = 24;
const tile = { pixels: new Uint8Array(64 * 64).fill(128), size: { width: 64, height: 64 } };

function sample(frames: readonly Frame[]): ClipSamples {
  const sampler = createClipSampler({ fps, size, tilesPerPicture: 1 });
  for (const frame of frames) sampler.add(frame, tile);
  return sampler.finish();
}

const filled = (red: number, green: number, blue: number) =>
  yuvFromRgb(
    Uint8Array.from({ length: size.width * size.height * 3 }, (_, at) => [red, green, blue][at % 3] ?? 0),
    size,
  );

test("the raw value of flicker is VBench's formula over red, green and blue", () => {
  const grey = sample([100, 110, 100, 110, 100, 110].map((level) => filled(level, level, level)));
  expect(temporalFlickering(grey).raw).toBeCloseTo((255 - 10) / 255, 2);
  const coloured = sample(
    [0, 1, 0, 1, 0, 1].map((other) => (other ? filled(180, 60, 90) : filled(120, 90, 60))),
  );
  expect(temporalFlickering(coloured).raw).toBeCloseTo((255 - (60 + 30 + 30) / 3) / 255, 2);
});

test("consistency is VBench's formula: half to the first frame, half to the one before", () => {
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    const look = Float64Array.from([Math.cos(angle), Math.sin(angle)]);
    return { subject: look, background: look };
  };
  const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const expected = (cosine(20) + (cosine(60) + cosine(40)) / 2) / 2;
  expect(consistency([at(0), at(20), at(60)], "subject")).toBeCloseTo(expected, 6);
  expect(consistency([at(0)], "subject")).toBeNull();
});

/** A scene of shapes seen by a camera that shifts and grows by so much a frame. */
function film(step: { x: number; y: number; zoom: number }, count = 13): Frame[] {
  const random = createRandom(4);
  const shapes = Array.from({ length: 150 }, () => ({
    ...{ x: random.between(-300, 620), y: random.between(-200, 380), radius: random.between(6, 34) },
    fill: `hsl(${random.index(360)} 55% ${30 + random.index(45)}%)`,
  }));
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext("2d");
  return Array.from({ length: count }, (_, frame) => {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = "#8a94a0";
    ctx.fillRect(0, 0, size.width, size.height);
    const scale = (1 + step.zoom) ** frame;
    ctx.translate(size.width / 2 + step.x * frame, size.height / 2 + step.y * frame);
    ctx.scale(scale, scale);
    ctx.translate(-size.width / 2, -size.height / 2);
    for (const { x, y, radius, fill } of shapes) {
      ctx.fillStyle = fill;
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
    }
    return frameFromRgba(canvas.data(), size);
  });
}

describe("the camera", () => {
  test.each([
    { x: 1.4, y: 0, zoom: 0 },
    { x: -3.3, y: 0.8, zoom: 0 },
    { x: 0, y: -2.2, zoom: 0 },
    { x: 0, y: 0, zoom: 0.006 },
    { x: 0.6, y: 0, zoom: -0.004 },
    { x: 0, y: 0, zoom: 0 },
  ])("is followed to a fraction of a pixel: %o", (step) => {
    const { steps } = sample(film(step, 2));
    const [first] = steps;
    expect(Math.abs((first?.camera.x ?? 9) - step.x)).toBeLessThan(0.25);
    expect(Math.abs((first?.camera.y ?? 9) - step.y)).toBeLessThan(0.25);
    expect(Math.abs((first?.camera.zoom ?? 9) - step.zoom)).toBeLessThan(0.0015);
  });

  const judge = (step: Parameters<typeof film>[0], move: Camera["move"], direction: Camera["direction"]) => {
    const expected: ClipExpectation = {
      ...{ durationFrames: 13, fps, size, cameraMove: move, cameraDirection: direction },
    };
    return cameraMovement(sample(film(step, 7)), expected);
  };

  test("is held against the plan, with the direction, and says what it did instead", () => {
    const toTheRight = { x: -3, y: 0, zoom: 0 };
    expect(judge(toTheRight, "pan", "right")?.score).toBe(100);
    expect(judge(toTheRight, "pan", "none")?.score).toBe(100);
    expect(judge(toTheRight, "pan", "left")).toMatchObject({
      score: 0,
      note: "meant as pan left, but the camera goes the other way",
    });
    expect(judge(toTheRight, "tilt", "up")?.score).toBe(0);
    expect(judge(toTheRight, "static", "none")?.score).toBe(0);
    expect(judge({ x: 0, y: 2, zoom: 0 }, "tilt", "up")?.score).toBe(100);
    expect(judge({ x: 0, y: 0, zoom: 0.008 }, "zoom", "in")?.score).toBe(100);
    expect(judge({ x: 0, y: 0, zoom: 0.008 }, "dolly", "out")?.score).toBe(0);
  });

  test("at rest is as planned for a static shot, too little for a pan, and nobody's business handheld", () => {
    const rest = { x: 0, y: 0, zoom: 0 };
    expect(judge(rest, "static", "none")?.score).toBe(100);
    expect(judge(rest, "pan", "right")?.note).toBe("meant as pan right, but the camera hardly moves");
    expect(judge(rest, "handheld", "none")).toBeNull();
  });
});

test("a longer clip keeps no more pictures than a short one", () => {
  const { frames, steps, ...rest } = sample(film({ x: 1, y: 0, zoom: 0 }, 40));
  expect([frames.length, steps.length]).toEqual([40, 39]);
  const pictures = Object.values(rest).filter((value) => value instanceof Uint8Array);
  expect(pictures).toHaveLength(2);
});

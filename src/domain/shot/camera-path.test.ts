import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Camera,
  type CameraPose,
  cameraDirections,
  cameraMoves,
  perspectives,
  shotSizes,
} from "@/domain/shot/camera";
import { cameraPath, cameraReach, focusPoint, poseAt } from "./camera-path";

const anyCamera: fc.Arbitrary<Camera> = fc.record({
  move: fc.constantFrom(...cameraMoves),
  direction: fc.constantFrom(...cameraDirections),
  size: fc.constantFrom(...shotSizes),
  perspective: fc.constantFrom(...perspectives),
  lensMm: fc.integer({ min: 8, max: 400 }),
});
const plain: Camera = {
  move: "static",
  direction: "none",
  size: "medium",
  perspective: "eye-level",
  lensMm: 35,
};
const keys = ["x", "y", "dolly", "yaw", "pitch", "zoom", "roll"] as const;
const times = Array.from({ length: 101 }, (_, index) => index / 100);

/** Where the view's edges fall on a layer, as fractions of the unzoomed picture beyond its edge. */
function overshoot(pose: CameraPose, depth: number) {
  const scale = depth / (depth - pose.dolly);
  const half = 0.5 / (pose.zoom * scale);
  const sideways = Math.abs(pose.x / depth + pose.yaw / scale);
  const upward = Math.abs(pose.y / depth + pose.pitch / scale);
  return { x: sideways + half - 0.5, y: upward + half - 0.5 };
}

describe("any camera, also over a chain of continuing shots", () => {
  test("begins where the shot before ended, and starts and ends exactly on its poses", () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, fc.nat(), (first, second, seed) => {
        const before = cameraPath({ camera: first, from: null, seed });
        const path = cameraPath({ camera: second, from: before.end, seed });
        expect(path.start).toEqual(before.end);
        expect(poseAt(path, 0)).toEqual(path.start);
        expect(poseAt(path, 1)).toEqual(path.end);
      }),
    );
  });

  test("never turns past what a world draws beyond the picture", () => {
    fc.assert(
      fc.property(fc.array(anyCamera, { minLength: 1, maxLength: 6 }), fc.nat(), (cameras, seed) => {
        let from: CameraPose | null = null;
        for (const camera of cameras) {
          const path = cameraPath({ camera, from, seed });
          from = path.end;
          for (const t of times) {
            const far = overshoot(poseAt(path, t), 1000);
            expect(Math.max(far.x, far.y)).toBeLessThan(cameraReach.turn + cameraReach.shakeMax);
            const near = overshoot(poseAt(path, t), cameraReach.nearestDepth);
            expect(Math.max(near.x, near.y)).toBeLessThan(0.35);
          }
        }
      }),
    );
  });

  test("moves smoothly: no step between frames stands out, and both ends are at rest", () => {
    fc.assert(
      fc.property(anyCamera, fc.nat(), (camera, seed) => {
        const path = cameraPath({ camera, from: null, seed });
        const poses = times.map((t) => poseAt(path, t));
        for (const key of keys) {
          const steps = poses.slice(1).map((pose, index) => pose[key] - (poses[index]?.[key] ?? 0));
          const jumps = steps.slice(1).map((step, index) => Math.abs(step - (steps[index] ?? 0)));
          expect(Math.max(...jumps)).toBeLessThan(key === "roll" ? 0.03 : 0.0025);
        }
      }),
    );
  });
});

test.each([
  ["pan", "right", (path) => path.end.yaw > path.start.yaw],
  ["pan", "left", (path) => path.end.yaw < path.start.yaw],
  ["tilt", "up", (path) => path.end.pitch > path.start.pitch],
  ["dolly", "in", (path) => path.end.dolly > path.start.dolly],
  ["dolly", "out", (path) => path.end.dolly < path.start.dolly],
  ["dolly", "left", (path) => path.end.x < path.start.x],
  ["track", "right", (path) => path.end.x > path.start.x],
  ["crane", "down", (path) => path.end.y < path.start.y],
  ["zoom", "out", (path) => path.end.zoom < path.start.zoom],
  ["zoom", "in", (path) => path.end.zoom > path.start.zoom],
  ["orbit", "left", (path) => path.end.x < path.start.x && path.end.yaw > path.start.yaw],
  ["handheld", "none", (path) => path.shake > 0],
  ["static", "none", (path) => path.shake === 0 && path.end.x === path.start.x],
] satisfies [Camera["move"], Camera["direction"], (path: ReturnType<typeof cameraPath>) => boolean][])(
  "%s %s moves that way, from the first shot and from a continued one",
  (move, direction, holds) => {
    const camera = { ...plain, move, direction };
    const path = cameraPath({ camera, from: null, seed: 5 });
    expect(holds(path)).toBe(true);
    const middle = cameraPath({ camera: plain, from: null, seed: 9 }).end;
    expect(holds(cameraPath({ camera, from: middle, seed: 5 }))).toBe(true);
  },
);

test("closer sizes show the focus point larger and keep it near the middle", () => {
  const views = shotSizes.map((size) => {
    const { start } = cameraPath({ camera: { ...plain, size }, from: null, seed: 1 });
    const scale = 1 / (1 - start.dolly);
    const y = 0.5 + start.zoom * (scale * (focusPoint.y - 0.5) + start.y * scale + start.pitch);
    return { magnification: start.zoom * scale, y };
  });
  for (const [index, view] of views.entries()) {
    expect(view.y).toBeGreaterThan(0.47);
    expect(view.y).toBeLessThan(0.58);
    if (index > 0) expect(view.magnification).toBeGreaterThan(views[index - 1]?.magnification ?? 0);
  }
});

import type { PixelSize } from "@/domain/media/format";
import type { CameraPath, CameraPose } from "@/domain/shot/camera";
import { poseAt } from "@/domain/shot/camera-path";
import type { Rect } from "@/providers/animatic/scene/brush";
import type { Stage } from "@/providers/animatic/scene/place";

/** Maps world units of a layer to pixels: x' = a·x − b·y + e, y' = b·x + a·y + f. */
export type Projection = { a: number; b: number; e: number; f: number };

/** How a layer at `depth` appears to a camera; see CameraPose for the meaning of its fields. */
export function project(
  pose: CameraPose,
  depth: number,
  { stage, size }: { stage: Stage; size: PixelSize },
): Projection {
  const pixels = size.height / stage.height;
  const scale = (pose.zoom * pixels * depth) / (depth - pose.dolly);
  const angle = (pose.roll * Math.PI) / 180;
  const a = scale * Math.cos(angle);
  const b = scale * Math.sin(angle);
  const near = 1 / (depth - pose.dolly);
  const shiftX = pose.zoom * (pose.x * near + pose.yaw) * size.width;
  const shiftY = pose.zoom * (pose.y * near + pose.pitch) * size.height;
  return {
    a,
    b,
    e: size.width / 2 - a * stage.centre + b * 500 - shiftX * Math.cos(angle) - shiftY * Math.sin(angle),
    f: size.height / 2 - b * stage.centre - a * 500 - shiftX * Math.sin(angle) + shiftY * Math.cos(angle),
  };
}

/** What part of a layer is seen anywhere along a path, and the largest pixels per unit it is seen at. */
export function seenAlong(
  path: CameraPath,
  depth: number,
  view: { stage: Stage; size: PixelSize },
): { region: Rect; scale: number } {
  let [left, top, right, bottom, scale] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (let step = 0; step <= 40; step++) {
    const { a, b, e, f } = project(poseAt(path, step / 40), depth, view);
    const square = a * a + b * b;
    scale = Math.max(scale, Math.sqrt(square));
    for (const [px, py] of [
      [0, 0],
      [view.size.width, 0],
      [0, view.size.height],
      [view.size.width, view.size.height],
    ] as const) {
      const x = (a * (px - e) + b * (py - f)) / square;
      const y = (a * (py - f) - b * (px - e)) / square;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { region: { x: left, y: top, width: right - left, height: bottom - top }, scale };
}

/** A path whose view never changes can be drawn once. */
export const isStill = ({ start, end, shake }: CameraPath): boolean =>
  shake === 0 && (Object.keys(start) as (keyof CameraPose)[]).every((key) => start[key] === end[key]);

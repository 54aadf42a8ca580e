import { z } from "zod";

export const cameraMoves = [
  "static",
  "pan",
  "tilt",
  "dolly",
  "track",
  "crane",
  "handheld",
  "zoom",
  "orbit",
] as const;
export type CameraMove = (typeof cameraMoves)[number];
export const cameraDirections = ["none", "left", "right", "up", "down", "in", "out"] as const;
export const shotSizes = [
  "extreme-wide",
  "wide",
  "full",
  "medium-wide",
  "medium",
  "medium-close-up",
  "close-up",
  "extreme-close-up",
] as const;
export const perspectives = ["eye-level", "low", "high", "birds-eye", "pov", "over-shoulder"] as const;

/** What a shot list says of the camera. Moves and sizes are the field's terms; the lens is the focal length on full frame. */
export const camera = z.object({
  move: z.enum(cameraMoves),
  direction: z.enum(cameraDirections),
  size: z.enum(shotSizes),
  perspective: z.enum(perspectives),
  lensMm: z.int().min(8).max(400),
});
export type Camera = z.infer<typeof camera>;

/**
 * Where a virtual camera stands before a layered picture. `x` and `y` move the eye, in widths and heights of the
 * picture plane of the subject (depth 1), right and up positive; `dolly` moves it forward (0 = as drawn, 1 = at the
 * subject), so nearer layers grow faster; `yaw` and `pitch` turn it, in widths and heights of the unzoomed picture,
 * right and up positive, so that all layers shift alike; `zoom` scales all layers alike; `roll` is in degrees, clockwise.
 */
export const cameraPose = z.object({
  x: z.number(),
  y: z.number(),
  dolly: z.number(),
  yaw: z.number(),
  pitch: z.number(),
  zoom: z.number(),
  roll: z.number(),
});
export type CameraPose = z.infer<typeof cameraPose>;

/** A move from pose to pose over a shot. `shake` is handheld sway in fractions of the width; it is zero at both ends. */
export const cameraPath = z.object({ start: cameraPose, end: cameraPose, shake: z.number().min(0) });
export type CameraPath = z.infer<typeof cameraPath>;

import type { Picture } from "../picture-input";
import type { Point } from "./detect-faces";

/** Turns, scales and moves: (x, y) becomes (a x - b y + moveX, b x + a y + moveY). */
export type Similarity = { a: number; b: number; moveX: number; moveY: number };

export const faceSide = 112;

/** Where SFace wants the five landmarks, in pixels. Source: OpenCV, face_recognize.cpp. */
export const alignedLandmarks: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];

/** The similarity that brings points nearest to others, by least squares (Umeyama, without mirroring). */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const [middle, target] = [centre(from), centre(to)];
  let [along, across, spread] = [0, 0, 0];
  for (const [index, point] of from.entries()) {
    const goal = to[index] ?? target;
    const [x, y] = [point.x - middle.x, point.y - middle.y];
    const [u, v] = [goal.x - target.x, goal.y - target.y];
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  const [a, b] = spread === 0 ? [1, 0] : [along / spread, across / spread];
  return {
    a,
    b,
    moveX: target.x - a * middle.x + b * middle.y,
    moveY: target.y - b * middle.x - a * middle.y,
  };
}

const centre = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** The face turned upright and brought to 112 x 112, as planes of red, green and blue from 0 to 255. */
export function alignFace(picture: Picture, landmarks: readonly Point[]): Float32Array {
  const { a, b, moveX, moveY } = fitSimilarity(landmarks, alignedLandmarks);
  const size = a * a + b * b;
  const planes = new Float32Array(3 * faceSide * faceSide);
  for (let y = 0; y < faceSide; y++) {
    for (let x = 0; x < faceSide; x++) {
      const [u, v] = [x - moveX, y - moveY];
      const at = { x: (a * u + b * v) / size, y: (a * v - b * u) / size };
      for (let channel = 0; channel < 3; channel++) {
        planes[channel * faceSide * faceSide + y * faceSide + x] = sampleAt(picture, at, channel);
      }
    }
  }
  return planes;
}

/** Between the four nearest pixels; beside the picture it is black. */
function sampleAt({ pixels, size }: Picture, { x, y }: Point, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= size.width || row >= size.height
      ? 0
      : (pixels[(row * size.width + column) * 3 + channel] ?? 0);
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

import sharp from "sharp";
import { answerOf, openNetwork, type Values } from "../open-network";
import type { Picture } from "../picture-input";
import type { Weight } from "../weights-folder";

export type Point = { x: number; y: number };

/** In pixels of the picture. */
export type Face = {
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0-1. */
  sureness: number;
  /** Right eye, left eye, tip of the nose, right and left corner of the mouth, as the person has them. */
  landmarks: readonly Point[];
};

const side = 640;
const strides = [8, 16, 32];
/** As OpenCV's own wrapper of the network sets them. */
const leastSureness = 0.9;
const mostOverlap = 0.3;

/** The faces in a picture by YuNet (2023mar), surest first. */
export async function detectFaces(weight: Weight, picture: Picture): Promise<Face[]> {
  const { values, scale } = await letterboxed(picture);
  const network = await openNetwork(weight);
  const answers = await network.run({ input: values });
  const faces = decodeYunet((name) => answerOf(answers, name));
  return faces.map((face) => scaled(face, 1 / scale));
}

/** Blue, green, red from 0 to 255 in a square whose right and lower rest is black. */
async function letterboxed({ pixels, size }: Picture): Promise<{ values: Values; scale: number }> {
  const scale = side / Math.max(size.width, size.height);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const small = await sharp(pixels, { raw: { ...size, channels: 3 } })
    .resize({ width, height, fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  const data = new Float32Array(3 * side * side);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        data[(2 - channel) * side * side + y * side + x] = small[(y * width + x) * 3 + channel] ?? 0;
      }
    }
  }
  return { values: { data, dims: [1, 3, side, side] }, scale };
}

/**
 * YuNet's answers, one for each cell of three grids, as faces in pixels of its input: sureness is the geometric mean of
 * "a face" and "an object", places count in cells from the cell's corner, sizes are logarithms of cells.
 */
export function decodeYunet(answer: (name: string) => Float32Array): Face[] {
  const found = strides.flatMap((stride) => {
    const [cls, obj] = [answer(`cls_${stride}`), answer(`obj_${stride}`)];
    const [boxes, points] = [answer(`bbox_${stride}`), answer(`kps_${stride}`)];
    const columns = side / stride;
    return Array.from({ length: columns * columns }, (_, cell): Face[] => {
      const sureness = Math.sqrt(inRange(cls[cell]) * inRange(obj[cell]));
      if (sureness < leastSureness) return [];
      const corner = { x: cell % columns, y: Math.floor(cell / columns) };
      return [
        {
          sureness,
          ...boxAt(boxes.subarray(cell * 4), { corner, stride }),
          landmarks: pointsAt(points.subarray(cell * 10), { corner, stride }),
        },
      ];
    }).flat();
  });
  return withoutOverlaps(found);
}

type Cell = { corner: Point; stride: number };

const inRange = (value: number | undefined) => Math.max(0, Math.min(1, value ?? 0));

function boxAt([dx = 0, dy = 0, logWidth = 0, logHeight = 0]: Float32Array, { corner, stride }: Cell) {
  const [width, height] = [Math.exp(logWidth) * stride, Math.exp(logHeight) * stride];
  return {
    x: (corner.x + dx) * stride - width / 2,
    y: (corner.y + dy) * stride - height / 2,
    width,
    height,
  };
}

const pointsAt = (offsets: Float32Array, { corner, stride }: Cell): Point[] =>
  Array.from({ length: 5 }, (_, index) => ({
    x: (corner.x + (offsets[index * 2] ?? 0)) * stride,
    y: (corner.y + (offsets[index * 2 + 1] ?? 0)) * stride,
  }));

/** Of boxes that overlap much only the surest stays. */
export function withoutOverlaps(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of [...faces].sort((a, b) => b.sureness - a.sureness)) {
    if (kept.every((other) => overlap(face, other) <= mostOverlap)) kept.push(face);
  }
  return kept;
}

/** Shared area by the area of both together. */
function overlap(a: Face, b: Face): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const common = Math.max(0, width) * Math.max(0, height);
  return common / (a.width * a.height + b.width * b.height - common);
}

const scaled = (face: Face, by: number): Face => ({
  x: face.x * by,
  y: face.y * by,
  width: face.width * by,
  height: face.height * by,
  sureness: face.sureness,
  landmarks: face.landmarks.map(({ x, y }) => ({ x: x * by, y: y * by })),
});

import { createRandom } from "@/domain/random";
import { encodeOnnx, type Initializer, type OnnxGraph } from "./onnx-model";

/** Networks of a few kilobytes with the inputs and outputs of the real ones, and numbers that can be worked out by hand. */

export function randomMatrix(rows: number, columns: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: rows * columns }, () => random.between(-1, 1));
}

const matrix = (name: string, dims: readonly [number, number], seed: number): Initializer => ({
  name,
  dims,
  data: randomMatrix(dims[0], dims[1], seed),
});

const shape = (name: string, ...dims: number[]): Initializer => ({
  name,
  dims: [dims.length],
  data: BigInt64Array.from(dims, BigInt),
});

/** The mean of each colour channel, times a random matrix: `[1, 3, side, side]` to `[1, size]`. */
function meansTimesMatrix(input: string, size: number, seed: number) {
  return {
    initializers: [matrix("weights", [3, size], seed)],
    nodes: [
      { op: "GlobalAveragePool", inputs: [input], output: "pooled" },
      { op: "Flatten", inputs: ["pooled"], output: "means" },
      { op: "MatMul", inputs: ["means", "weights"], output: "embedding" },
    ],
  };
}

/** In the shape of CLIP's picture side: 512 numbers for ViT-B/32, 768 for ViT-L/14. */
export function tinyClipVision(size: 512 | 768, seed: number): Uint8Array {
  const { initializers, nodes } = meansTimesMatrix("pixel_values", size, seed);
  return encodeOnnx({
    inputs: [{ name: "pixel_values", type: "float", dims: ["batch", 3, "height", "width"] }],
    outputs: [{ name: "image_embeds", type: "float", dims: ["batch", size] }],
    initializers,
    nodes: [...nodes, { op: "Identity", inputs: ["embedding"], output: "image_embeds" }],
  });
}

/** In the shape of CLIP's text side: the mean of the rows of a random table that the tokens name. */
export const tinyClipText = (vocabulary: number, seed: number): Uint8Array =>
  encodeOnnx({
    inputs: [{ name: "input_ids", type: "int64", dims: ["batch", "length"] }],
    outputs: [{ name: "text_embeds", type: "float", dims: ["batch", 512] }],
    initializers: [matrix("table", [vocabulary, 512], seed)],
    nodes: [
      { op: "Gather", inputs: ["table", "input_ids"], output: "rows" },
      { op: "ReduceMean", inputs: ["rows"], output: "text_embeds", attributes: { axes: [1], keepdims: 0 } },
    ],
  });

/** In the shape of DINOv2 small: the token of the whole picture first, then one for a patch, here of zeros. */
export function tinyDino(seed: number): Uint8Array {
  const { initializers, nodes } = meansTimesMatrix("pixel_values", 384, seed);
  return encodeOnnx({
    inputs: [{ name: "pixel_values", type: "float", dims: ["batch", 3, "height", "width"] }],
    outputs: [{ name: "last_hidden_state", type: "float", dims: ["batch", 2, 384] }],
    initializers: [
      ...initializers,
      shape("one-token", 1, 1, 384),
      { name: "patch", dims: [1, 1, 384], data: new Float32Array(384) },
    ],
    nodes: [
      ...nodes,
      { op: "Reshape", inputs: ["embedding", "one-token"], output: "token" },
      {
        op: "Concat",
        inputs: ["token", "patch"],
        output: "last_hidden_state",
        attributes: { axis: 1 },
      },
    ],
  });
}

/** In the shape of SFace: 112 x 112 to 128 numbers. Faces of different colour are different people. */
export function tinySface(seed: number): Uint8Array {
  const { initializers, nodes } = meansTimesMatrix("data", 128, seed);
  return encodeOnnx({
    inputs: [{ name: "data", type: "float", dims: [1, 3, 112, 112] }],
    outputs: [{ name: "fc1", type: "float", dims: [1, 128] }],
    initializers,
    nodes: [...nodes, { op: "Identity", inputs: ["embedding"], output: "fc1" }],
  });
}

const yunetSide = 640;
/** The cell of the 20 x 20 grid, of 32 pixels each, in which it sees its face. */
const faceCell = 10 * 20 + 10;

/**
 * In the shape of YuNet: sees one face in the middle of every picture, as surely as the picture's brightest channel is
 * bright, so that a black picture has none.
 */
export function tinyYunet(): Uint8Array {
  const parts = [8, 16, 32].map((stride) => yunetLevel(stride));
  const graph: OnnxGraph = {
    inputs: [{ name: "input", type: "float", dims: [1, 3, yunetSide, yunetSide] }],
    outputs: parts.flatMap(({ outputs }) => outputs),
    initializers: [
      { name: "white", dims: [1], data: Float32Array.of(255) },
      shape("single", 1, 1, 1),
      ...parts.flatMap(({ initializers }) => initializers),
    ],
    nodes: [
      { op: "ReduceMax", inputs: ["input"], output: "brightest", attributes: { keepdims: 1 } },
      { op: "Div", inputs: ["brightest", "white"], output: "share" },
      { op: "Reshape", inputs: ["share", "single"], output: "sureness" },
      ...parts.flatMap(({ nodes }) => nodes),
    ],
  };
  return encodeOnnx(graph);
}

/** Offsets of the eyes, the nose and the corners of the mouth from the corner of the cell, in cells of 32 pixels. */
export const tinyFaceLandmarks = [-0.6, -0.6, 0.6, -0.6, 0, 0.1, -0.5, 0.7, 0.5, 0.7];

function yunetLevel(stride: number): Pick<OnnxGraph, "outputs" | "initializers" | "nodes"> {
  const cells = (yunetSide / stride) ** 2;
  const level = (kind: string, width: number, values: Float32Array) => ({
    output: { name: `${kind}_${stride}`, type: "float" as const, dims: [1, cells, width] },
    initializer: { name: `${kind}_${stride}_values`, dims: [1, cells, width], data: values },
  });
  const mask = new Float32Array(cells);
  const boxes = new Float32Array(cells * 4);
  const landmarks = new Float32Array(cells * 10);
  if (stride === 32) {
    mask[faceCell] = 1;
    boxes.set([0, 0, Math.log(4), Math.log(5)], faceCell * 4);
    landmarks.set(tinyFaceLandmarks, faceCell * 10);
  }
  const scores = [level("cls", 1, mask), level("obj", 1, mask)];
  const places = [level("bbox", 4, boxes), level("kps", 10, landmarks)];
  return {
    outputs: [...scores, ...places].map(({ output }) => output),
    initializers: [...scores, ...places].map(({ initializer }) => initializer),
    nodes: [
      ...scores.map(({ output, initializer }) => ({
        op: "Mul",
        inputs: [initializer.name, "sureness"],
        output: output.name,
      })),
      ...places.map(({ output, initializer }) => ({
        op: "Identity",
        inputs: [initializer.name],
        output: output.name,
      })),
    ],
  };
}

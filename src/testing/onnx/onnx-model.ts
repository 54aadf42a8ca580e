import { bytesField, integerField, message, textField } from "./protobuf";

type ElementType = "float" | "int64";
/** A number, or the name of a size that the caller decides. */
type Dimension = number | string;

export type TensorType = { name: string; type: ElementType; dims: readonly Dimension[] };
export type Initializer = { name: string; dims: readonly number[]; data: Float32Array | BigInt64Array };
export type OnnxNode = {
  op: string;
  inputs: readonly string[];
  output: string;
  attributes?: Record<string, number | readonly number[]>;
};
export type OnnxGraph = {
  inputs: readonly TensorType[];
  outputs: readonly TensorType[];
  initializers: readonly Initializer[];
  nodes: readonly OnnxNode[];
};

const elementTypes: Record<ElementType, number> = { float: 1, int64: 7 };
const attributeTypes = { integer: 2, integers: 7 };
const irVersion = 8;
const operatorSet = 17;

/** An ONNX file of a graph, as onnx.proto numbers its fields. */
export function encodeOnnx({ inputs, outputs, initializers, nodes }: OnnxGraph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, "graph"),
    ...initializers.map((tensor) => bytesField(5, encodeTensor(tensor))),
    ...inputs.map((input) => bytesField(11, encodeType(input))),
    ...outputs.map((output) => bytesField(12, encodeType(output))),
  );
  const operators = message(textField(1, ""), integerField(2, operatorSet));
  return message(integerField(1, irVersion), bytesField(7, graph), bytesField(8, operators));
}

function encodeNode({ op, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return message(
    ...inputs.map((name) => textField(1, name)),
    textField(2, output),
    textField(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, encodeAttribute(name, value))),
  );
}

function encodeAttribute(name: string, value: number | readonly number[]): Uint8Array {
  return typeof value === "number"
    ? message(textField(1, name), integerField(3, value), integerField(20, attributeTypes.integer))
    : message(
        textField(1, name),
        ...value.map((one) => integerField(8, one)),
        integerField(20, attributeTypes.integers),
      );
}

function encodeTensor({ name, dims, data }: Initializer): Uint8Array {
  const type: ElementType = data instanceof Float32Array ? "float" : "int64";
  return message(
    ...dims.map((size) => integerField(1, size)),
    integerField(2, elementTypes[type]),
    textField(8, name),
    bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
}

function encodeType({ name, type, dims }: TensorType): Uint8Array {
  const shape = message(
    ...dims.map((size) =>
      bytesField(1, typeof size === "number" ? integerField(1, size) : textField(2, size)),
    ),
  );
  const tensor = message(integerField(1, elementTypes[type]), bytesField(2, shape));
  return message(textField(1, name), bytesField(2, bytesField(1, tensor)));
}

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { StudioError } from "@/domain/errors";
import type { Weight } from "./weights-folder";

/** Numbers with their shape: 32-bit floats, or whole numbers as ONNX has them. */
export type Values = { data: Float32Array | BigInt64Array; dims: readonly number[] };

/** A network that is ready to be asked. */
export type OpenNetwork = {
  inputs: readonly string[];
  /** Throws "misconfigured" when the network does not take these inputs. */
  run(feeds: Record<string, Values>): Promise<Record<string, Float32Array>>;
};

/** So much of weights is kept in the memory of one process, in bytes; what was used longest ago goes first. */
const keptBytes = 2_000_000_000;

type Kept = { sha256: string; bytes: number; network: Promise<{ session: InferenceSession }> };
const kept = new Map<string, Kept>();

/**
 * Opens a network, once per process: the next one who asks finds it warm. Throws "misconfigured" when the file is not
 * the one that is meant, or no network.
 */
export async function openNetwork({ file, sha256 }: Weight): Promise<OpenNetwork> {
  const known = kept.get(file);
  if (known?.sha256 === sha256) {
    kept.delete(file);
    kept.set(file, known);
    return asNetwork(file, (await known.network).session);
  }
  const bytes = await readWeight({ file, sha256 });
  await makeRoom(bytes.length);
  const network = start(file, bytes).then((session) => ({ session }));
  kept.set(file, { sha256, bytes: bytes.length, network });
  network.catch(() => kept.delete(file));
  return asNetwork(file, (await network).session);
}

/** The content of a file of weights. Throws "misconfigured" when it is not the one that is meant. */
export async function readWeight({ file, sha256 }: Weight): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new StudioError("misconfigured", `The file ${file} cannot be read. Run: npm run weights`, {
      cause: error,
    });
  });
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest === sha256) return bytes;
  throw new StudioError(
    "misconfigured",
    `The file ${file} is not the one that was meant: its SHA-256 is ${digest}, not ${sha256}. Run: npm run weights`,
  );
}

async function makeRoom(bytes: number): Promise<void> {
  const total = () => [...kept.values()].reduce((sum, one) => sum + one.bytes, bytes);
  for (const [file, { network }] of kept) {
    if (total() <= keptBytes) return;
    kept.delete(file);
    await (await network).session.release();
  }
}

async function start(file: string, bytes: Uint8Array): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(bytes, { executionProviders: ["wasm"], logSeverityLevel: 3 });
  } catch (error) {
    throw new StudioError(
      "misconfigured",
      `${path.basename(file)} cannot be loaded as a network (${messageOf(error)}). Run: npm run weights`,
      { cause: error },
    );
  }
}

function asNetwork(file: string, session: InferenceSession): OpenNetwork {
  return {
    inputs: session.inputNames,
    async run(feeds) {
      try {
        const answers = await session.run(
          Object.fromEntries(Object.entries(feeds).map(([name, values]) => [name, asTensor(values)])),
        );
        return Object.fromEntries(
          Object.entries(answers).map(([name, tensor]) => [name, tensor.data as Float32Array]),
        );
      } catch (error) {
        throw new StudioError(
          "misconfigured",
          `${path.basename(file)} does not work as expected (${messageOf(error)}). Run: npm run weights`,
          { cause: error },
        );
      }
    },
  };
}

const asTensor = ({ data, dims }: Values): Tensor =>
  data instanceof Float32Array ? new Tensor("float32", data, dims) : new Tensor("int64", data, dims);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The answer of this name. Throws "misconfigured" for a network that has none. */
export function answerOf(answers: Record<string, Float32Array>, name: string): Float32Array {
  const answer = answers[name];
  if (answer) return answer;
  throw new StudioError(
    "misconfigured",
    `The network answers with ${Object.keys(answers).join(", ")}, not with ${name}: it is another export than was meant. Run: npm run weights`,
  );
}

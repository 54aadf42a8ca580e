import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import type { MediaInput } from "../contract/media-result";
import { failedQuestion } from "./failures";
import type { FileInput, InputValue, Order } from "./order";
import type { ReplicateApi } from "./replicate-api";

/** Larger files are uploaded: the vendor advises against longer data URLs. */
const inlineBytes = 256 * 1024;
/** The vendor's limit for one file. */
const largestBytes = 100 * 1024 * 1024;
const uploadTimeoutMs = 300_000;
const uploadAttempts = 3;

const uploaded = z.object({ urls: z.object({ get: z.string() }) });

/**
 * The input with every file in it as data or as an address. Uploading costs nothing and is tried again when it fails;
 * throws "provider-unavailable" and other failures that mean that nothing was ordered.
 */
export async function sendFiles(
  api: ReplicateApi,
  input: Order["input"],
  { sleep }: { sleep: (ms: number) => Promise<void> },
): Promise<Record<string, unknown>> {
  const address = async ({ file }: FileInput) => {
    const bytes = await readInput(file);
    if (bytes.length <= inlineBytes) return dataUrl(bytes, file.contentType);
    return upload(api, { bytes, contentType: file.contentType }, sleep);
  };
  const entries = Object.entries(input).map(async ([name, value]): Promise<[string, unknown]> => {
    if (isFiles(value)) return [name, await Promise.all(value.map(address))];
    return [name, typeof value === "object" ? await address(value) : value];
  });
  return Object.fromEntries(await Promise.all(entries));
}

export const isFiles = (value: InputValue): value is readonly FileInput[] => Array.isArray(value);

export const dataUrl = (bytes: Buffer, contentType: string) =>
  `data:${contentType};base64,${bytes.toString("base64")}`;

export async function readInput({ path }: MediaInput): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new StudioError(
      "storage-failed",
      "A picture for the model cannot be read from this machine's disk.",
      {
        cause: error,
      },
    );
  }
}

export const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function upload(
  api: ReplicateApi,
  { bytes, contentType }: { bytes: Buffer; contentType: string },
  sleep: (ms: number) => Promise<void>,
): Promise<string> {
  if (bytes.length > largestBytes) {
    throw new StudioError("invalid-input", "A file for the model is larger than 100 MB. Use a smaller one.");
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const content = new Blob([new Uint8Array(bytes)], { type: contentType });
      const file = await api.call((client) => client.files.create(content, { sha256: sha256(bytes) }), {
        timeoutMs: uploadTimeoutMs,
      });
      return uploaded.parse(file).urls.get;
    } catch (error) {
      const failure = failedQuestion(error);
      const passing = failure instanceof StudioError && failure.code === "provider-unavailable";
      if (attempt === uploadAttempts || !passing) throw failure;
      await sleep(1000 * 2 ** (attempt - 1));
    }
  }
}

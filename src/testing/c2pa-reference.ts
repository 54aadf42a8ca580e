import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initSync, WasmReader } from "@contentauth/c2pa-wasm";
import { z } from "zod";

const status = z.object({ code: z.string(), url: z.string().optional(), explanation: z.string().optional() });
const store = z.object({
  active_manifest: z.string(),
  manifests: z.record(
    z.string(),
    z.looseObject({
      title: z.string().nullish(),
      claim_generator_info: z.array(z.looseObject({ name: z.string() })),
      ingredients: z
        .array(z.looseObject({ title: z.string().nullish(), relationship: z.string() }))
        .default([]),
      signature_info: z.looseObject({ alg: z.string(), issuer: z.string(), common_name: z.string() }),
      assertions: z.array(z.object({ label: z.string(), data: z.unknown() })),
    }),
  ),
  validation_state: z.string(),
  validation_results: z.object({
    activeManifest: z.object({
      success: z.array(status),
      informational: z.array(status),
      failure: z.array(status),
    }),
  }),
});

let started = false;

/** What the reference implementation of C2PA (c2pa-rs, in WebAssembly) reads in a film, and what it thinks of it. */
export async function readByReference(
  file: Uint8Array,
  { contentType = "video/mp4", trust }: { contentType?: string; trust?: string } = {},
) {
  if (!started) {
    const wasm = createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm");
    initSync({ module: await readFile(wasm) });
    started = true;
  }
  const settings = {
    trust: trust === undefined ? {} : { trust_anchors: trust },
    verify: { verify_trust: trust !== undefined, remote_manifest_fetch: false, ocsp_fetch: false },
  };
  const reader = await WasmReader.fromBytes(contentType, file, JSON.stringify(settings));
  try {
    const read = store.parse(JSON.parse(reader.json()));
    const manifest = read.manifests[read.active_manifest];
    if (!manifest) throw new Error("the store has no active manifest");
    const { failure, success } = read.validation_results.activeManifest;
    return {
      ...{ manifest, state: read.validation_state },
      failures: failure.map(({ code, explanation }) => `${code}: ${explanation ?? ""}`),
      successes: success.map(({ code }) => code),
    };
  } finally {
    reader.free();
  }
}

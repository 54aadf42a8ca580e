import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/domain/json";

/**
 * The key under which a stage's result is stored: SHA-256 over the stage, the version of its code and everything that
 * goes into it. Equal keys mean equal results, so whatever could change a result belongs into `inputs`.
 */
export function contentKey({
  stage,
  version,
  inputs,
}: {
  stage: string;
  version: number;
  inputs: Json;
}): string {
  return digestOf({ stage, version, inputs });
}

/** SHA-256 in hex over the canonical text of a value. */
export function digestOf(value: Json): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

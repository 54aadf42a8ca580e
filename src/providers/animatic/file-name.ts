import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/domain/json";

/** A name that equal requests share, so that a picture made before is found again. */
export const fileName = (prefix: string, request: Json, extension: string) =>
  `${prefix}-${createHash("sha256").update(canonicalJson(request)).digest("hex").slice(0, 20)}.${extension}`;

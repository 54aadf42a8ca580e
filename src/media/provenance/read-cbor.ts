import { decode } from "cborg";
import type { z } from "zod";
import { StudioError } from "@/domain/errors";

/** Reads CBOR as a schema has it. Throws "media-failed" when it is damaged or something else. */
export function readCbor<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Uint8Array,
  { useMaps = false }: { useMaps?: boolean } = {},
): z.output<Schema> {
  try {
    return schema.parse(decode(bytes, { useMaps }));
  } catch (cause) {
    throw new StudioError(
      "media-failed",
      "The Content Credentials in the file cannot be read: they are damaged. Export it again.",
      { cause },
    );
  }
}

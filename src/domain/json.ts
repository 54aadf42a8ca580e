import { z } from "zod";

/** Plain JSON: what survives a workflow step, a message to a child process or a database column. */
export const jsonValue = z.json();
export type Json = z.infer<typeof jsonValue>;

/** JSON with object keys sorted, so that equal values have equal text: the input of every content key. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

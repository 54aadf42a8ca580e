import type { z } from "zod";
import { readFailure } from "@/features/wording/failures";

/** What a schema says against a value, by the path of the field; empty when it may be saved. */
export function errorsOf(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
}

/** What the server has said against the name: it alone knows which names are taken. */
export const nameRefusal = ({ error }: { error: unknown }): string | undefined =>
  error ? readFailure(error).fieldErrors.name : undefined;

/** Whether a form holds something else than it began with. */
export const isChanged = (value: unknown, before: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(before);

import type { z } from "zod";

/**
 * What follows from a schema alone, worked out once for each: a run puts its questions together again at each of its calls,
 * and writing a schema of a plan as JSON Schema takes milliseconds. Nobody may change what is returned.
 */
export function oncePerSchema<Made extends object>(
  work: (schema: z.ZodType) => Made,
): (schema: z.ZodType) => Made {
  const known = new WeakMap<z.ZodType, Made>();
  return (schema) => {
    const made = known.get(schema) ?? work(schema);
    known.set(schema, made);
    return made;
  };
}

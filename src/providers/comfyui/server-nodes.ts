import { z } from "zod";
import type { ServerNodes } from "@/domain/workflow/workflow-needs";

const inputGroup = z.record(z.string(), z.unknown()).nullish();

/** `/object_info`: of each class, the inputs with their types. */
export const objectInfo = z.record(
  z.string(),
  z.object({ input: z.object({ required: inputGroup, optional: inputGroup }).nullish() }),
);

/** Old servers write a choice as `[["a", "b"], …]`, newer ones as `["COMBO", { options: ["a", "b"] }]`. */
const choice = z.union([
  z.tuple([z.array(z.string())], z.unknown()).transform(([options]) => options),
  z
    .tuple([z.literal("COMBO"), z.object({ options: z.array(z.string()) })], z.unknown())
    .transform(([, { options }]) => options),
]);

/** Inputs whose choices are only examples: pictures can be uploaded. */
const openInputs = new Set(["image", "video", "audio"]);

export function nodesOf(info: z.infer<typeof objectInfo>): ServerNodes {
  return new Map(
    Object.entries(info).map(([classType, { input }]) => {
      const inputs = Object.entries({ ...input?.required, ...input?.optional });
      const choices = inputs.flatMap(([name, type]): [string, string[]][] => {
        const options = choice.safeParse(type);
        return options.success && !openInputs.has(name) ? [[name, options.data]] : [];
      });
      return [classType, new Map(choices)];
    }),
  );
}

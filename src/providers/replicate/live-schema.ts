import { z } from "zod";
import { failedQuestion } from "./failures";
import type { ReplicateApi } from "./replicate-api";

/** What a model takes today, by the name of the input. */
export type LiveInputs = ReadonlyMap<string, LiveInput>;

export type LiveInput = {
  options: readonly (string | number)[] | null;
  minimum: number | null;
  maximum: number | null;
  required: boolean;
};

const options = z
  .array(z.union([z.string(), z.number()]))
  .optional()
  .catch(undefined);
const reference = z.object({ $ref: z.string() });
const property = z.object({
  enum: options,
  minimum: z.number().optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
  $ref: z.string().optional().catch(undefined),
  allOf: z.array(reference).optional().catch(undefined),
});
const schemas = z.record(z.string(), z.unknown());
const inputSchema = z.object({
  properties: z.record(z.string(), property),
  required: z.array(z.string()).default([]).catch([]),
});
const liveModel = z.object({
  latest_version: z
    .object({ openapi_schema: z.object({ components: z.object({ schemas }) }).nullish() })
    .nullish(),
});

/** Asks for a model's schema. Null when the vendor shows none. Throws "provider-unavailable", "unauthenticated" and such. */
export async function readLiveInputs(api: ReplicateApi, vendorId: string): Promise<LiveInputs | null> {
  const [owner = "", name = ""] = vendorId.split("/");
  try {
    const answer: unknown = await api.call((client) => client.models.get(owner, name));
    const components = liveModel.parse(answer).latest_version?.openapi_schema?.components;
    return components ? parseLiveInputs(components.schemas) : null;
  } catch (error) {
    throw failedQuestion(error);
  }
}

/** Inputs from the schemas of an OpenAPI document; enumerations lie apart and are referred to. */
export function parseLiveInputs(all: Record<string, unknown>): LiveInputs | null {
  const input = inputSchema.safeParse(all.Input);
  if (!input.success) return null;
  const { properties, required } = input.data;
  const optionsAt = (ref: string | undefined) => {
    const target = ref === undefined ? undefined : all[ref.split("/").at(-1) ?? ""];
    const parsed = z.object({ enum: options }).safeParse(target);
    return parsed.success ? parsed.data.enum : undefined;
  };
  return new Map(
    Object.entries(properties).map(([name, { enum: own, $ref, allOf, minimum, maximum }]) => [
      name,
      {
        options: own ?? optionsAt($ref) ?? optionsAt(allOf?.[0]?.$ref) ?? null,
        minimum: minimum ?? null,
        maximum: maximum ?? null,
        required: required.includes(name),
      },
    ]),
  );
}

import type { FieldNames, ImageEntry } from "@/domain/catalogue/catalogue";
import { fitDimensions, nearestAspect, nearestSize } from "@/domain/catalogue/choose-size";
import type { PricedRequest } from "@/domain/catalogue/price-of";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { ImageRequest } from "../contract/image-model";
import { type InputValue, type Order, vendorSeed, writeFields } from "./order";

/** A picture in the vendor's words. Throws "invalid-input" when the model needs a reference and was given none. */
export function orderImage(entry: ImageEntry, request: ImageRequest): Order {
  const { fields, capabilities } = entry;
  const references = request.references
    .slice(0, capabilities.references)
    .map(({ path, digest, contentType }) => ({ file: { path, digest, contentType } }));
  if (entry.needsReference && references.length === 0) {
    throw new StudioError(
      "invalid-input",
      `${entry.name} draws only after a reference picture. Give the shot one, or choose another model.`,
    );
  }
  const { width, height } = entry.dimensions
    ? fitDimensions(entry.dimensions, request.size)
    : { width: null, height: null };
  const [first = null] = references;
  const input = writeFields<keyof FieldNames>(fields, {
    prompt: request.prompt,
    seed: vendorSeed(request.seed),
    references: references.length === 0 ? null : entry.referencesAs === "one" ? first : references,
    aspect: nearestAspect(entry.aspects, request.size),
    size: sizeOf(entry, request.size),
    width,
    height,
    lora: request.lora?.name ?? null,
    loraStrength: request.lora?.strength ?? null,
  } satisfies Partial<Record<keyof FieldNames, InputValue | null>>);
  return { input: { ...entry.fixed, ...input }, priced: pricedImage(entry, request.size) };
}

export function pricedImage(entry: ImageEntry, size: PixelSize): PricedRequest {
  const resolution = sizeOf(entry, size);
  return { images: 1, ...(resolution !== null && { resolution }) };
}

/** Sizes of models that take a ratio as well are squares that stand for a number of pixels. */
const sizeOf = ({ sizes }: ImageEntry, size: PixelSize): string | null =>
  nearestSize(sizes, size)?.value ?? null;

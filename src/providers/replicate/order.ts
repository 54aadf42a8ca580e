import type { PricedRequest } from "@/domain/catalogue/price-of";
import type { MediaInput } from "../contract/media-result";

/** A file that is put into an input when it is sent: as data, or as the address it was uploaded to. */
export type FileInput = { file: MediaInput };

export type InputValue = string | number | boolean | FileInput | readonly FileInput[];

/** A request in the vendor's words, and what its price depends on. */
export type Order = { input: Record<string, InputValue>; priced: PricedRequest };

/** Writes values under the names that a model has for them; what it has no name for, or no value, is left out. */
export function writeFields<Name extends string>(
  names: Partial<Record<Name, string>>,
  values: Partial<Record<NoInfer<Name>, InputValue | null>>,
): Record<string, InputValue> {
  const input: Record<string, InputValue> = {};
  for (const [name, field] of Object.entries<string | undefined>(names)) {
    const value = Object.entries<InputValue | null | undefined>(values).find(([key]) => key === name)?.[1];
    if (field !== undefined && value !== null && value !== undefined) input[field] = value;
  }
  return input;
}

/** Models take seeds of 31 bits. */
export const vendorSeed = (seed: number): number => Math.abs(Math.trunc(seed)) % 2 ** 31;

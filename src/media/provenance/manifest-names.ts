import { encode } from "cborg";
import type { NamedBox } from "./jumbf";

/** Names that the standard gives to the parts of a manifest store. */
export const labels = {
  store: "c2pa",
  assertions: "c2pa.assertions",
  signature: "c2pa.signature",
  actions: "c2pa.actions.v2",
  ingredient: "c2pa.ingredient.v3",
  filmHash: "c2pa.hash.bmff.v3",
} as const;
export const claimLabel = "c2pa.claim.v2";

const assertionPath = `self#jumbf=${labels.assertions}/`;

/** How claims and actions refer to an assertion of their own manifest. */
export const reference = (label: string): string => `${assertionPath}${label}`;

/** The label in such a reference; null when it refers to something else. */
export const labelIn = (url: string): string | null =>
  url.startsWith(assertionPath) ? url.slice(assertionPath.length) : null;

export const assertionBox = (label: string, data: object): NamedBox => ({
  ...{ kind: "cbor", label },
  content: encode(data),
});

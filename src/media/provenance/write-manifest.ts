import { createHash, randomUUID } from "node:crypto";
import { encode } from "cborg";
import { nameByHash, type Provenance, type ProvenanceAction } from "@/domain/export/provenance";
import { type Exclusion, exclusions } from "./bmff-hash";
import { signDetached } from "./cose";
import { type NamedBox, namedContent, writeNamedBox } from "./jumbf";
import { assertionBox, claimLabel, labels, reference } from "./manifest-names";
import type { Signer } from "./signer";

const generator = { name: "Framewright" };

/** The names that a manifest and its film have: made once, so that writing it again gives the same length. */
export type ManifestNames = { manifest: string; instance: string };

export const newManifestNames = (): ManifestNames => ({
  manifest: `urn:c2pa:${randomUUID()}`,
  instance: `xmp:iid:${randomUUID()}`,
});

/**
 * The bytes of a manifest store with one signed manifest (C2PA 2.1, claim version 2). Their number does not depend on
 * `filmHash`, of 32 bytes: the room that the manifest takes is known before the film around it can be hashed.
 */
export function writeManifest(
  provenance: Provenance,
  { names, filmHash, signer }: { names: ManifestNames; filmHash: Uint8Array; signer: Signer },
): Buffer {
  const pictures = pictureAssertions(provenance);
  const assertions = [...pictures, actionsAssertion(provenance, pictures), hashAssertion(filmHash)];
  const claim = encode({
    instanceID: names.instance,
    claim_generator_info: generator,
    "dc:title": provenance.title,
    signature: `self#jumbf=/${labels.store}/${names.manifest}/${labels.signature}`,
    created_assertions: assertions.map(hashedReference),
    alg: "sha256",
  });
  return writeNamedBox({
    kind: "c2pa",
    label: labels.store,
    content: [
      {
        kind: "c2ma",
        label: names.manifest,
        content: [
          { kind: "c2as", label: labels.assertions, content: assertions },
          { kind: "c2cl", label: claimLabel, content: claim },
          { kind: "c2cs", label: labels.signature, content: signDetached(claim, signer) },
        ],
      },
    ],
  });
}

const hashedReference = (assertion: NamedBox) => ({
  url: reference(assertion.label),
  hash: new Uint8Array(createHash("sha256").update(namedContent(assertion)).digest()),
});

const pictureAssertions = ({ pictures }: Provenance): NamedBox[] =>
  pictures.map(({ title, contentType, digest, use }, place) =>
    assertionBox(place === 0 ? labels.ingredient : `${labels.ingredient}__${place}`, {
      "dc:title": title,
      "dc:format": contentType,
      relationship: use === "model" ? "inputTo" : "componentOf",
      instanceID: nameByHash(digest),
      description: `SHA-256 ${digest}`,
    }),
  );

function actionsAssertion({ actions }: Provenance, pictures: readonly NamedBox[]): NamedBox {
  const written = ({ action, digitalSourceType, description, pictures: used }: ProvenanceAction) => ({
    action,
    ...(digitalSourceType !== undefined && { digitalSourceType, softwareAgent: generator }),
    ...(description !== undefined && { description }),
    ...(used.length > 0 && {
      parameters: { ingredients: pictures.filter((_, place) => used.includes(place)).map(hashedReference) },
    }),
  });
  return assertionBox(labels.actions, { actions: actions.map(written) });
}

function hashAssertion(filmHash: Uint8Array): NamedBox {
  const written = ({ type, data }: Exclusion) => ({
    ...{ xpath: `/${type}`, length: null, subset: null, version: null, flags: null, exact: null },
    data: data && [{ offset: data.offset, value: new Uint8Array(data.value) }],
  });
  return assertionBox(labels.filmHash, {
    exclusions: exclusions.map(written),
    ...{ alg: "sha256", hash: new Uint8Array(filmHash), name: "The film without these credentials" },
  });
}

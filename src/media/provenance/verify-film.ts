import { createHash, type X509Certificate } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { type Box, outerBoxes } from "./bmff-boxes";
import { type Exclusion, exclusions, hashFilm, manifestBoxId } from "./bmff-hash";
import { verifyDetached } from "./cose";
import { type ReadBox, readNamedBox } from "./jumbf";
import { claimLabel, labelIn, labels } from "./manifest-names";
import { readCbor } from "./read-cbor";
import { manifestBoxIntroduction } from "./sign-film";

const bytes = z.instanceof(Uint8Array);
const hashedReference = z.object({ url: z.string(), hash: bytes });
const claim = z.object({
  signature: z.string(),
  created_assertions: z.array(hashedReference).min(1),
  alg: z.literal("sha256"),
});
const filmHash = z.object({
  alg: z.literal("sha256"),
  hash: bytes,
  exclusions: z.array(
    z.object({ xpath: z.string(), data: z.array(z.object({ offset: z.int(), value: bytes })).nullable() }),
  ),
});

const broken = (why: string, cause?: unknown) =>
  new StudioError(
    "media-failed",
    `The Content Credentials of the file do not hold: ${why}. Export it again.`,
    {
      cause,
    },
  );

/**
 * Reads a film's Content Credentials back and checks all that they claim: every assertion is the one that was signed,
 * the signature is the certificate's, and the film is byte for byte what was hashed. Gives the certificate. Throws
 * "media-failed", saying what does not hold.
 */
export async function verifyFilm(path: string): Promise<X509Certificate> {
  const film = await open(path, "r");
  try {
    const boxes = await outerBoxes(film);
    const manifest = await manifestIn(film, boxes);
    const { certificate, assertions } = verifiedClaim(manifest);
    await requireFilm(film, boxes, assertions);
    return certificate;
  } finally {
    await film.close();
  }
}

async function manifestIn(film: FileHandle, boxes: readonly Box[]): Promise<ReadBox> {
  const found: Buffer[] = [];
  for (const { type, start, size, headerBytes } of boxes) {
    if (type !== "uuid") continue;
    const content = Buffer.alloc(size - headerBytes);
    await film.read(content, 0, content.length, start + headerBytes);
    if (content.subarray(0, manifestBoxId.length).equals(manifestBoxId)) found.push(content);
  }
  const [only] = found;
  if (!only || found.length > 1) throw broken(`it has ${found.length} of them`);
  const begin = manifestBoxId.length + manifestBoxIntroduction.length;
  if (!only.subarray(manifestBoxId.length, begin).equals(manifestBoxIntroduction)) {
    throw broken("they are of another kind than this studio writes");
  }
  const store = readNamedBox(only.subarray(begin));
  // With several manifests the last one counts; a film that was just rendered has one.
  const manifest = store.boxes.at(-1);
  const isStore = store.kind === "c2pa" && store.label === labels.store;
  if (!isStore || manifest?.kind !== "c2ma") throw broken("they hold no manifest");
  return manifest;
}

/** The assertions of a manifest by their labels, once signature and hashes have been checked. */
function verifiedClaim(manifest: ReadBox): {
  certificate: X509Certificate;
  assertions: ReadonlyMap<string, ReadBox>;
} {
  const part = (kind: string, label: string) =>
    manifest.boxes.find((box) => box.kind === kind && box.label === label);
  const [claimBox, signature] = [part("c2cl", claimLabel)?.cbor, part("c2cs", labels.signature)?.cbor];
  if (!claimBox || !signature) throw broken("the claim or its signature is missing");
  const certificate = verifyDetached(signature, claimBox);
  const claimed = readCbor(claim, claimBox);
  if (!claimed.signature.endsWith(`/${manifest.label}/${labels.signature}`)) {
    throw broken("the claim names another signature");
  }
  const stored = new Map((part("c2as", labels.assertions)?.boxes ?? []).map((box) => [box.label, box]));
  for (const { url, hash } of claimed.created_assertions) {
    const assertion = stored.get(labelIn(url) ?? "");
    if (!assertion) throw broken(`${url} is missing`);
    const actual = createHash("sha256").update(assertion.hashed).digest();
    if (!actual.equals(hash)) throw broken(`${assertion.label} was changed`);
  }
  if (stored.size !== claimed.created_assertions.length) throw broken("they hold more than was signed");
  return { certificate, assertions: stored };
}

async function requireFilm(
  film: FileHandle,
  boxes: readonly Box[],
  assertions: ReadonlyMap<string, ReadBox>,
): Promise<void> {
  const bound = assertions.get(labels.filmHash)?.cbor;
  if (!bound) throw broken("they are not bound to the film");
  const { hash, exclusions: without } = readCbor(filmHash, bound);
  const leftOut = without.map(
    ({ xpath, data }): Exclusion => ({
      type: xpath.slice(1),
      data: data?.[0] ?? null,
    }),
  );
  if (JSON.stringify(leftOut.map(asText)) !== JSON.stringify(exclusions.map(asText))) {
    throw broken("they leave out more of the film than they may");
  }
  if (!(await hashFilm(film, { boxes, without: leftOut })).equals(hash)) {
    throw broken("the film is not the one that was signed");
  }
}

const asText = ({ type, data }: Exclusion) => [
  type,
  data?.offset,
  data && Buffer.from(data.value).toString("hex"),
];

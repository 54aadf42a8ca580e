import { constants, type KeyObject, sign, verify, X509Certificate } from "node:crypto";
import { encode } from "cborg";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { readCbor } from "./read-cbor";

/** How a signature is made, with the numbers that COSE has for it (RFC 9053). */
export const signatureKinds = {
  ES256: { cose: -7, digest: "sha256", bytes: 64 },
  ES384: { cose: -35, digest: "sha384", bytes: 96 },
  PS256: { cose: -37, digest: "sha256", bytes: null },
} as const;
export type SignatureKind = keyof typeof signatureKinds;

/** Labels of a COSE header: the algorithm, and the certificates (RFC 9360). */
const labels = { algorithm: 1, certificates: 33 } as const;
/** Marks what follows as a message with one signature (RFC 9052). */
const sign1Tag = 0xd2;

/** ECDSA signatures are two plain numbers in COSE, and PSS salts as long as the digest. */
const options = (kind: SignatureKind, key: KeyObject) =>
  kind === "PS256"
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    : { key, dsaEncoding: "ieee-p1363" as const };

/** What is signed: never the payload alone, but with the header it stands under. */
const signedBytes = (header: Uint8Array, payload: Uint8Array): Uint8Array =>
  encode(["Signature1", header, new Uint8Array(), payload]);

/** A message that signs a payload which it does not hold itself. Its length depends on key and certificates only. */
export function signDetached(
  payload: Uint8Array,
  { kind, key, chain }: { kind: SignatureKind; key: KeyObject; chain: readonly X509Certificate[] },
): Buffer {
  const certificates = chain.map(({ raw }) => new Uint8Array(raw));
  const header = encode(
    new Map<number, unknown>([
      [labels.algorithm, signatureKinds[kind].cose],
      [labels.certificates, certificates.length === 1 ? certificates[0] : certificates],
    ]),
  );
  const signature = sign(signatureKinds[kind].digest, signedBytes(header, payload), options(kind, key));
  return Buffer.concat([Buffer.from([sign1Tag]), encode([header, {}, null, new Uint8Array(signature)])]);
}

const bytes = z.instanceof(Uint8Array);
const message = z.tuple([bytes, z.unknown(), z.null(), bytes]);

const certificateBytes = z.union([bytes, z.array(bytes)]);

const invalid = (cause?: unknown) =>
  new StudioError("media-failed", "The signature of the Content Credentials is not valid.", { cause });

/**
 * Checks a message against the payload that it signs. Gives the certificate that it was signed with. Throws
 * "media-failed" when it does not hold.
 */
export function verifyDetached(signed: Buffer, payload: Uint8Array): X509Certificate {
  if (signed[0] !== sign1Tag) throw invalid();
  const [header, , , signature] = readCbor(message, signed.subarray(1));
  const fields = readCbor(z.map(z.number(), z.unknown()), header, { useMaps: true });
  const certificates = certificateBytes.safeParse(fields.get(labels.certificates)).data ?? [];
  const [first] = certificates instanceof Uint8Array ? [certificates] : certificates;
  const kind = kindOf(fields.get(labels.algorithm));
  if (!first || !kind) throw invalid();
  return requireSigned(signedBytes(header, payload), { signature, kind, by: first });
}

/** What OpenSSL cannot read, a certificate or a key in it, is damaged: that is no fault of the machine. */
function requireSigned(
  content: Uint8Array,
  { signature, kind, by }: { signature: Uint8Array; kind: SignatureKind; by: Uint8Array },
): X509Certificate {
  try {
    const certificate = new X509Certificate(by);
    const { digest } = signatureKinds[kind];
    if (verify(digest, content, options(kind, certificate.publicKey), signature)) return certificate;
  } catch (error) {
    throw invalid(error);
  }
  throw invalid();
}

function kindOf(cose: unknown): SignatureKind | undefined {
  const kinds = Object.keys(signatureKinds) as SignatureKind[];
  return kinds.find((kind) => signatureKinds[kind].cose === cose);
}

import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { StudioError } from "@/domain/errors";
import type { SignerFacts } from "@/domain/export/signer-state";
import type { SignatureKind } from "./cose";

/** What Content Credentials are signed with. */
export type Signer = {
  kind: SignatureKind;
  key: KeyObject;
  /** The signing certificate first, then those that vouch for it. */
  chain: readonly [X509Certificate, ...X509Certificate[]];
  facts: SignerFacts;
};

type Files = { certificateFile: string; keyFile: string };

/** What a certificate must be made for, one of these: signing claims, documents or mail (C2PA 2.1, 14.5.1). */
const purposes = ["1.3.6.1.4.1.62558.2.1", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"];
const shortestRsaBits = 2048;

const wrong = (message: string, cause?: unknown) =>
  new StudioError("misconfigured", `Content Credentials cannot be signed: ${message}`, { cause });

/**
 * Reads certificate and key, and checks that validators will take what they sign. Throws "misconfigured", saying which
 * file to replace, when they do not belong together, have expired, or are of a kind that C2PA does not know.
 */
export async function readSigner({ certificateFile, keyFile }: Files, now: Date): Promise<Signer> {
  const chain = certificatesOf(await textOf(certificateFile, "certificate"), certificateFile);
  const key = keyOf(await textOf(keyFile, "private key"), keyFile);
  const [leaf] = chain;
  if (!leaf.checkPrivateKey(key)) {
    throw wrong(
      `the key in ${keyFile} does not belong to the first certificate in ${certificateFile}. Set C2PA_PRIVATE_KEY_FILE to the key that the certificate was issued for.`,
    );
  }
  requireChain(chain, certificateFile);
  requireTime(chain, now);
  requirePurpose(leaf);
  const kind = kindOf(key);
  return { kind, key, chain, facts: factsOf(leaf, kind) };
}

async function textOf(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw wrong(
      `the ${what} file ${file} cannot be read. Check that it is there and that the studio may read it.`,
      error,
    );
  }
}

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function certificatesOf(text: string, file: string): Signer["chain"] {
  try {
    const [leaf, ...others] = (text.match(pem) ?? []).map((one) => new X509Certificate(one));
    if (leaf) return [leaf, ...others];
  } catch (error) {
    throw wrong(`${file} holds a certificate that cannot be read.`, error);
  }
  throw wrong(
    `${file} holds no certificate. It must be PEM: the signing certificate, then those that issued it.`,
  );
}

function keyOf(text: string, file: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch (error) {
    throw wrong(
      `${file} holds no private key that can be read. It must be PEM, without a passphrase.`,
      error,
    );
  }
}

function requireChain([leaf, ...others]: Signer["chain"], file: string): void {
  if (leaf.ca || leaf.checkIssued(leaf)) {
    throw wrong(
      `the first certificate in ${file} is an authority's or signed by itself, which validators refuse. Put the certificate that an authority issued for signing first.`,
    );
  }
  let lower: X509Certificate = leaf;
  for (const upper of others) {
    if (!lower.checkIssued(upper) || !lower.verify(upper.publicKey)) {
      throw wrong(
        `the certificates in ${file} are not in order: “${nameOf(lower.subject)}” was not issued by “${nameOf(upper.subject)}”, which follows it.`,
      );
    }
    lower = upper;
  }
}

function requireTime(chain: Signer["chain"], now: Date): void {
  for (const { subject, validFrom, validTo } of chain) {
    if (new Date(validTo) <= now) {
      throw wrong(
        `the certificate of “${nameOf(subject)}” expired on ${dayOf(validTo)}. Replace C2PA_CERTIFICATE_FILE with a renewed one.`,
      );
    }
    if (new Date(validFrom) > now) {
      throw wrong(
        `the certificate of “${nameOf(subject)}” is valid only from ${dayOf(validFrom)} on. Check the clock of this machine.`,
      );
    }
  }
}

function requirePurpose({ keyUsage }: X509Certificate): void {
  if (purposes.some((purpose) => keyUsage?.includes(purpose))) return;
  throw wrong(
    "the certificate is not made for it. Have one issued for C2PA claim signing, document signing or mail protection (extended key usage).",
  );
}

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SignatureKind {
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails ?? {};
  if (namedCurve === "prime256v1") return "ES256";
  if (namedCurve === "secp384r1") return "ES384";
  if (asymmetricKeyType?.startsWith("rsa") && modulusLength >= shortestRsaBits) return "PS256";
  throw wrong("the key must be ECDSA on P-256 or P-384, or RSA with 2048 bits or more.");
}

const factsOf = (leaf: X509Certificate, algorithm: SignatureKind): SignerFacts => ({
  name: nameOf(leaf.subject),
  issuer: nameOf(leaf.issuer),
  validUntil: new Date(leaf.validTo).toISOString(),
  algorithm,
});

const dayOf = (moment: string) => new Date(moment).toISOString().slice(0, 10);

/** Whom a certificate names: the organisation where there is one, which is what viewers show. */
function nameOf(distinguished: string): string {
  const fields = new Map(
    distinguished.split("\n").map((line) => {
      const [name = "", ...value] = line.split("=");
      return [name, value.join("=")] as const;
    }),
  );
  return fields.get("O") ?? fields.get("CN") ?? distinguished;
}

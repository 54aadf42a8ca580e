import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";

const der = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...content: Buffer[]) => der(0x30, ...content);
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer, unused = 0) => der(0x03, Buffer.from([unused]), content);
const truth = der(0x01, Buffer.from([0xff]));

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...others] = text.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const part of others) {
    const groups = [part & 0x7f];
    for (let rest = part >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

const name = ({ organisation, common }: Names) =>
  sequence(
    der(0x31, sequence(oid("2.5.4.10"), der(0x0c, Buffer.from(organisation)))),
    der(0x31, sequence(oid("2.5.4.3"), der(0x0c, Buffer.from(common)))),
  );
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));
const extension = (id: string, value: Buffer, critical = false) =>
  sequence(oid(id), ...(critical ? [truth] : []), octets(value));
const algorithm = sequence(oid("1.2.840.10045.4.3.2"));

type Names = { organisation: string; common: string };
type Owner = { names: Names; keyId: Buffer; publicKey: KeyObject; privateKey: KeyObject };
type Validity = { from: Date; until: Date };

const day = 24 * 60 * 60 * 1000;
const around = (now: Date): Validity => ({
  from: new Date(now.getTime() - day),
  until: new Date(now.getTime() + 30 * day),
});

/** A certificate as an authority issues it (RFC 5280), signed with ECDSA and SHA-256. */
function issue(
  { names, keyId, publicKey }: Owner,
  {
    by,
    validity,
    authority,
    purpose,
  }: { by: Owner; validity: Validity; authority: boolean; purpose: string | null },
): X509Certificate {
  const extensions = sequence(
    extension("2.5.29.19", sequence(...(authority ? [truth] : [])), true),
    extension("2.5.29.15", authority ? bits(Buffer.from([0x04]), 2) : bits(Buffer.from([0x80]), 7), true),
    extension("2.5.29.14", octets(keyId)),
    extension("2.5.29.35", sequence(der(0x80, by.keyId))),
    ...(purpose === null ? [] : [extension("2.5.29.37", sequence(oid(purpose)))]),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[algorithm, name(by.names), sequence(time(validity.from), time(validity.until)), name(names)],
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  return new X509Certificate(sequence(content, algorithm, bits(sign("sha256", content, by.privateKey))));
}

const curves = { ES256: "P-256", ES384: "P-384" } as const;

function owner(names: Names, kind: "ES256" | "ES384" | "PS256"): Owner {
  const pair =
    kind === "PS256"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: curves[kind] });
  return { names, keyId: randomBytes(20), ...pair };
}

export const mailProtection = "1.3.6.1.5.5.7.3.4";
export const webServer = "1.3.6.1.5.5.7.3.1";

/** An authority, and certificates with their keys that it issues into files. */
export function testAuthority(folder: string) {
  const authority = owner({ organisation: "Test Authority", common: "Test Root" }, "ES256");
  const validity = around(new Date());
  const root = issue(authority, { by: authority, validity, authority: true, purpose: null });
  return {
    root,
    /** The files of a signer: certificate, chain and key. */
    async issueSigner({
      kind = "ES256",
      purpose = mailProtection,
      validity: within = validity,
      label = "signer",
    }: {
      kind?: "ES256" | "ES384" | "PS256";
      purpose?: string;
      validity?: Validity;
      label?: string;
    } = {}) {
      const signer = owner({ organisation: "Test Studio", common: "Test Signer" }, kind);
      const leaf = issue(signer, { by: authority, validity: within, authority: false, purpose });
      const certificateFile = path.join(folder, `${label}.pem`);
      const keyFile = path.join(folder, `${label}.key`);
      await writeFile(certificateFile, `${leaf}${root}`);
      await writeFile(keyFile, signer.privateKey.export({ type: "pkcs8", format: "pem" }));
      return { certificateFile, keyFile, leaf };
    },
    async writeRoot() {
      const certificateFile = path.join(folder, "root.pem");
      const keyFile = path.join(folder, "root.key");
      await writeFile(certificateFile, root.toString());
      await writeFile(keyFile, authority.privateKey.export({ type: "pkcs8", format: "pem" }));
      return { certificateFile, keyFile };
    },
  };
}

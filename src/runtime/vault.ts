import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { StudioError } from "@/domain/errors";

const form = "v1";
const nonceBytes = 12;
const keyBytes = 32;

/** Seals texts for one place in the database: what was sealed for another place does not open here. */
export type Sealer = {
  seal(text: string): string;
  /** Throws StudioError "misconfigured" for a text that was changed, or sealed with a key that is not known here. */
  open(sealed: string): string;
};

/** Keeps secrets that have to be read again, such as keys of other services. */
export type Vault = {
  /** @param place What the sealed text belongs to, for example a table, an owner and a provider. */
  sealerFor(...place: string[]): Sealer;
  /** How all texts begin that are sealed with the newest key. */
  currentPrefix: string;
};

type Key = { id: string; bytes: Buffer };

/**
 * AES-256-GCM under the first key; texts of the others open too. A sealed text is its form, the id of its key, a random
 * nonce, the encrypted bytes and their tag, with dots between. Everything that decides where it belongs is
 * authenticated with it.
 *
 * @param keys Newest first, 32 bytes each.
 * @param onSecret Told every text that is sealed or opened, so that it can be kept out of logs.
 */
export function createVault({
  keys,
  onSecret,
}: {
  keys: readonly [Buffer, ...Buffer[]];
  onSecret: (text: string) => void;
}): Vault {
  const [newest, ...older] = keys.map(keyOf);
  if (!newest) throw new Error("a vault needs a key");
  const byId = new Map([newest, ...older].map((key) => [key.id, key]));
  return {
    currentPrefix: `${form}.${newest.id}.`,
    sealerFor: (...place) => ({
      seal(text) {
        onSecret(text);
        return seal(text, newest, place);
      },
      open(sealed) {
        const text = open(sealed, byId, place);
        onSecret(text);
        return text;
      },
    }),
  };
}

/**
 * The keys of an installation, newest first: what the environment says, and last what follows from the secret that signs
 * sessions, under which everything was sealed before the environment said anything.
 */
export function vaultKeys(
  encryption: { key: string; oldKeys: readonly string[] } | null,
  { authSecret }: { authSecret: string },
): [Buffer, ...Buffer[]] {
  const derived = Buffer.from(hkdfSync("sha256", authSecret, "", "framewright sealed secrets", keyBytes));
  if (!encryption) return [derived];
  const decode = (key: string) => Buffer.from(key, "base64");
  return [decode(encryption.key), ...encryption.oldKeys.map(decode), derived];
}

/** The id tells nothing of the key, and is the same on every machine that has it. */
function keyOf(bytes: Buffer): Key {
  if (bytes.length !== keyBytes) throw new Error(`a key of ${bytes.length} bytes cannot seal`);
  const id = Buffer.from(hkdfSync("sha256", bytes, "", "framewright key id", 6)).toString("hex");
  return { id, bytes };
}

const authenticated = (keyId: string, place: readonly string[]) =>
  Buffer.from(JSON.stringify([form, keyId, ...place]));

function seal(text: string, key: Key, place: readonly string[]): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(authenticated(key.id, place));
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [nonce, encrypted, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [form, key.id, ...parts].join(".");
}

function open(sealed: string, keys: ReadonlyMap<string, Key>, place: readonly string[]): string {
  const [version, keyId = "", ...parts] = sealed.split(".");
  const key = keys.get(keyId);
  if (version !== form || !key) throw unknownKey();
  const [nonce, encrypted, tag] = parts.map((part) => Buffer.from(part, "base64url"));
  try {
    if (!nonce || !encrypted || !tag || parts.length !== 3) throw new Error("the sealed text is incomplete");
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: 16 });
    decipher.setAAD(authenticated(keyId, place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new StudioError(
      "misconfigured",
      "A stored key is damaged and cannot be read. Remove it in the settings and enter it again.",
      { cause: error },
    );
  }
}

function unknownKey(): StudioError {
  return new StudioError(
    "misconfigured",
    "A stored key was sealed with an encryption key that this installation does not have any more. Whoever runs it can put that one into FRAMEWRIGHT_ENCRYPTION_KEYS_OLD; otherwise enter the stored key again.",
  );
}

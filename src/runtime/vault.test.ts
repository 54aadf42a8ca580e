import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createVault, vaultKeys } from "./vault";

const key = randomBytes(32);
const olderKey = randomBytes(32);
const vaultOf = (...keys: [Buffer, ...Buffer[]]) => createVault({ keys, onSecret: () => undefined });
const place = ["provider-keys", "owner", "replicate"];
const damaged = expect.objectContaining({ code: "misconfigured" });

test("what is sealed opens again, also in another process, and two seals of one text differ", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const sealed = vaultOf(key)
        .sealerFor(...place)
        .seal(text);
      expect(
        vaultOf(key)
          .sealerFor(...place)
          .open(sealed),
      ).toBe(text);
      expect(
        vaultOf(key)
          .sealerFor(...place)
          .seal(text),
      ).not.toBe(sealed);
    }),
  );
});

test("a sealed text shows nothing of the secret or of the key", () => {
  const sealed = vaultOf(key)
    .sealerFor(...place)
    .seal("r8_very-secret");
  for (const encoding of ["utf8", "base64", "base64url", "hex"] as const) {
    expect(sealed).not.toContain(Buffer.from("r8_very-secret").toString(encoding).slice(0, 10));
    if (encoding !== "utf8") expect(sealed).not.toContain(key.toString(encoding).slice(0, 8));
  }
});

test("a text in which one character was changed does not open", () => {
  const sealer = vaultOf(key).sealerFor(...place);
  const sealed = sealer.seal("r8_very-secret");
  for (let at = 0; at < sealed.length; at++) {
    const other = sealed[at] === "A" ? "B" : "A";
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    // The last character of a base64 group carries bits that mean nothing.
    if (sameBytes(changed, sealed)) continue;
    expect(() => sealer.open(changed), `changed at ${at}`).toThrowError(damaged);
  }
});

const sameBytes = (left: string, right: string) => {
  const [a, b] = [left, right].map((text) => text.split("."));
  const bytes = (parts: string[] | undefined) =>
    (parts ?? []).slice(2).map((part) => Buffer.from(part, "base64url").toString("hex"));
  return a?.[0] === b?.[0] && a?.[1] === b?.[1] && String(bytes(a)) === String(bytes(b));
};

test.each(["", "v1", "v1.00", "v2.a.b.c.d", "....", "v1.x.y.z"])("%o is no sealed text", (text) => {
  expect(() =>
    vaultOf(key)
      .sealerFor(...place)
      .open(text),
  ).toThrowError(damaged);
});

test("a text with a shortened tag, or cut off, does not open", () => {
  const sealer = vaultOf(key).sealerFor(...place);
  const parts = sealer.seal("r8_very-secret").split(".");
  const shortTag = [...parts.slice(0, 4), parts[4]?.slice(0, 6)].join(".");
  for (const text of [shortTag, parts.slice(0, 4).join("."), `${parts.join(".")}.AA`]) {
    expect(() => sealer.open(text)).toThrowError(damaged);
  }
});

test("a text that was moved to another owner, provider or table does not open", () => {
  const vault = vaultOf(key);
  const sealed = vault.sealerFor(...place).seal("r8_very-secret");
  for (const other of [
    ["provider-keys", "somebody", "replicate"],
    ["provider-keys", "owner", "openai"],
    ["servers", "owner", "replicate"],
    ["provider-keys", "owner"],
    ["provider-keys", "owner,replicate"],
  ]) {
    expect(() => vault.sealerFor(...other).open(sealed)).toThrowError(damaged);
  }
});

test("after a change of keys the old texts open, and new ones are sealed with the new key", () => {
  const before = vaultOf(olderKey);
  const after = vaultOf(key, olderKey);
  const sealed = before.sealerFor(...place).seal("r8_very-secret");
  expect(after.sealerFor(...place).open(sealed)).toBe("r8_very-secret");
  expect(sealed.startsWith(after.currentPrefix)).toBe(false);
  const again = after.sealerFor(...place).seal("r8_very-secret");
  expect(again.startsWith(after.currentPrefix)).toBe(true);
  expect(() => before.sealerFor(...place).open(again)).toThrowError(/FRAMEWRIGHT_ENCRYPTION_KEYS_OLD/);
});

test("without keys in the environment one follows from the secret of sessions, and opens still after there are some", () => {
  const secrets = { authSecret: "s".repeat(43) };
  const [derived] = vaultKeys(null, secrets);
  expect(derived).toHaveLength(32);
  expect(derived.toString()).not.toContain("sss");
  const encryption = { key: key.toString("base64"), oldKeys: [olderKey.toString("base64")] };
  expect(vaultKeys(encryption, secrets)).toEqual([key, olderKey, derived]);
  expect(vaultKeys(null, { authSecret: "t".repeat(43) })).not.toEqual([derived]);
});

test("whatever is sealed or opened is told, to be kept out of logs", () => {
  const told: string[] = [];
  const sealer = createVault({ keys: [key], onSecret: (text) => told.push(text) }).sealerFor("test");
  const sealed = sealer.seal("one");
  expect(told).toEqual(["one"]);
  sealer.open(sealed);
  expect(told).toEqual(["one", "one"]);
});

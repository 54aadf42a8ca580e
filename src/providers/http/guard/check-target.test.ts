import fc from "fast-check";
import { expect, test } from "vitest";
import { StudioError } from "@/domain/errors";
import { checkTarget, type Lookup } from "./check-target";
import { isPublicAddress } from "./public-address";

const nowhere: Lookup = async (hostname) => {
  throw new Error(`${hostname} should not have been looked up`);
};
const at =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const check = (url: string, { lookup = nowhere, allow = [] }: { lookup?: Lookup; allow?: string[] } = {}) =>
  checkTarget(url, { allowed: new Set(allow), lookup });
const refused = expect.objectContaining({ code: "forbidden" });

const byte = fc.nat(255);
type Bytes = [number, number, number, number];
/** Addresses of networks that nobody from outside should reach, by the first bytes that give them away. */
const insideV4: fc.Arbitrary<Bytes> = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(198), fc.constantFrom(18, 19), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);
const numberOf = (bytes: Bytes) => bytes.reduce((sum, part) => sum * 256 + part, 0);
const hex = (value: number, digits = 1) => value.toString(16).padStart(digits, "0");
const hextets = (bytes: Bytes) => `${hex(bytes[0] * 256 + bytes[1], 4)}:${hex(bytes[2] * 256 + bytes[3], 4)}`;
const inverted = (bytes: Bytes): Bytes => bytes.map((part) => 255 - part) as Bytes;

/** Other ways to write an IPv4 address that browsers and C libraries understand. */
const respellings: ((bytes: Bytes) => string)[] = [
  (bytes) => String(numberOf(bytes)),
  (bytes) => `0x${hex(numberOf(bytes))}`,
  (bytes) => `0${numberOf(bytes).toString(8)}`,
  (bytes) => bytes.map((part) => `0${part.toString(8)}`).join("."),
  (bytes) => bytes.map((part) => `0x${hex(part)}`).join("."),
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b * 65_536 + c * 256 + d}`,
  ([a, b, c, d]) => `${a}.0x${hex(b)}.0${c.toString(8)}.${d}`,
  (bytes) => bytes.map((part) => `%3${String(part)[0]}${String(part).slice(1)}`).join("."),
];
const plain = (bytes: Bytes) => bytes.join(".");
/** IPv6 forms that lead to an IPv4 address. */
const carriers: ((bytes: Bytes) => string)[] = [
  (bytes) => `::ffff:${plain(bytes)}`,
  (bytes) => `::ffff:${hextets(bytes)}`,
  (bytes) => `0:0:0:0:0:ffff:${hextets(bytes)}`,
  (bytes) => `::${hextets(bytes)}`,
  (bytes) => `::ffff:0:${hextets(bytes)}`,
  (bytes) => `64:ff9b::${hextets(bytes)}`,
  (bytes) => `64:ff9b:1::${hextets(bytes)}`,
  (bytes) => `2002:${hextets(bytes)}::1`,
  (bytes) => `2001:0:4136:e378:8000:63bf:${hextets(inverted(bytes))}`,
];

test("an address inside is refused in every spelling and in every form that carries it", async () => {
  const form = fc.constantFrom(plain, (bytes: Bytes) => `${plain(bytes)}.`, ...respellings);
  await fc.assert(
    fc.asyncProperty(insideV4, form, async (bytes, write) => {
      await expect(check(`https://${write(bytes)}/file.png`)).rejects.toEqual(refused);
    }),
  );
  await fc.assert(
    fc.asyncProperty(insideV4, fc.constantFrom(...carriers), async (bytes, carry) => {
      await expect(check(`https://[${carry(bytes)}]/file.png`)).rejects.toEqual(refused);
      await expect(check("https://media.example/", { lookup: at(carry(bytes)) })).rejects.toEqual(refused);
    }),
  );
});

test("a name is refused when one of its addresses is inside, wherever it stands in the list", async () => {
  const outside = fc.constantFrom("93.184.216.34", "1.1.1.1", "2606:4700:4700::1111");
  await fc.assert(
    fc.asyncProperty(fc.array(outside), insideV4, fc.array(outside), async (before, inside, after) => {
      const lookup = at(...before, plain(inside), ...after);
      await expect(check("https://media.example/file.png", { lookup })).rejects.toEqual(refused);
    }),
  );
});

test("public addresses pass, in their usual spelling only", async () => {
  expect((await check("https://93.184.216.34/a.png")).addresses).toEqual([
    { address: "93.184.216.34", family: 4 },
  ]);
  const v6 = await check("https://[2606:4700:4700::1111]:8443/a.png");
  expect(v6.addresses).toEqual([{ address: "2606:4700:4700::1111", family: 6 }]);
  const lookup = at("93.184.216.34", "2606:4700:4700::1111");
  expect((await check("https://media.example/a.png", { lookup })).addresses).toHaveLength(2);
  await expect(check("https://0x5db8d822/a.png")).rejects.toEqual(refused);
});

test.each([
  "::",
  "::1",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "fc00::1",
  "fd00:ec2::254",
  "ff02::1",
  "100::1",
  "2001:db8::1",
  "2001:2::1",
  "2001:20::1",
  "3fff::1",
  "5f00::1",
  "192.0.0.170",
  "192.0.2.1",
  "192.88.99.1",
  "198.51.100.1",
  "203.0.113.1",
  "168.63.129.16",
  "255.255.255.255",
  "1.1.1.1%eth0",
  "0x01010101",
  "localhost",
  "",
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  "http://media.example/file.png",
  "ftp://media.example/file.png",
  "file:///etc/passwd",
  "data:image/png;base64,AAAA",
  "blob:https://media.example/1",
  "javascript:alert(1)",
  "https://user@media.example/file.png",
  "https://user:secret@media.example/file.png",
  "https://",
  "/file.png",
  "",
])("%s is refused before anything is asked", async (url) => {
  await expect(check(url)).rejects.toEqual(refused);
});

test("what was configured may be inside and without TLS, at exactly that origin", async () => {
  const allow = ["http://127.0.0.1:8188"];
  expect((await check("http://127.0.0.1:8188/view?file=1", { allow })).url.port).toBe("8188");
  for (const other of [
    "http://127.0.0.1:8189/",
    "https://127.0.0.1:8188/",
    "http://localhost:8188/",
    "http://127.0.0.1:8188@10.0.0.1/",
    "http://someone@127.0.0.1:8188/",
    "http://0x7f000001:8188/",
  ]) {
    await expect(check(other, { allow, lookup: at("127.0.0.1") })).rejects.toEqual(refused);
  }
});

test("the refusal says the same of everything, and what was found is for the log only", async () => {
  const messages = new Set<string>();
  for (const [url, lookup] of [
    ["https://10.1.2.3/", nowhere],
    ["https://intern.example/", at("10.1.2.3")],
    ["http://media.example/", nowhere],
  ] as const) {
    const error = await check(url, { lookup }).catch((reason: unknown) => reason);
    if (!(error instanceof StudioError)) throw error;
    messages.add(error.message);
    expect((error.cause as Error).message).toMatch(/10\.1\.2\.3|http:/);
  }
  expect(messages.size).toBe(1);
  expect([...messages].join()).not.toContain("10.1.2.3");
});

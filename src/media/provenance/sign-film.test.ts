import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameByHash, type Provenance } from "@/domain/export/provenance";
import { appendXmp } from "@/media/encode/append-xmp";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { readByReference } from "@/testing/c2pa-reference";
import { testAuthority, webServer } from "@/testing/certificates";
import { makeNumberedClip, readNumbers } from "@/testing/test-media";
import { signFilm } from "./sign-film";
import { readSigner } from "./signer";
import { verifyFilm } from "./verify-film";

const size = { width: 128, height: 96 };
let folder: string;
let engine: MediaEngine;
let film: string;
let authority: ReturnType<typeof testAuthority>;
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "provenance-test-"));
  engine = await resolveMediaEngine();
  film = path.join(folder, "film.mp4");
  await makeNumberedClip(engine, film, { number: 5, frames: 30, fps: 24, size });
  authority = testAuthority(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const photo = "ab".repeat(32);
const provenance: Provenance = {
  title: "film.mp4",
  pictures: [
    { digest: photo, contentType: "image/png", title: "A bottle from the front", use: "model" },
    { digest: "cd".repeat(32), contentType: "image/svg+xml", title: "Logo", use: "picture" },
  ],
  actions: [
    {
      action: "c2pa.created",
      digitalSourceType:
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
      pictures: [0],
    },
    { action: "c2pa.placed", pictures: [1] },
    { action: "c2pa.edited", description: "The cut was edited by hand", pictures: [] },
  ],
};

async function signed(name: string, files: { certificateFile: string; keyFile: string }): Promise<string> {
  const to = path.join(folder, name);
  await signFilm({ from: film, to }, { provenance, signer: await readSigner(files, new Date()), signal });
  return to;
}

async function flipBit(file: string, place: number): Promise<void> {
  const handle = await open(file, "r+");
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, place);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await handle.write(byte, 0, 1, place);
  await handle.close();
}

test.each(["ES256", "ES384", "PS256"] as const)(
  "the reference implementation trusts a film that was signed with %s, and reads in it what was written",
  async (kind) => {
    const issued = await authority.issueSigner({ kind, label: kind });
    const file = await signed(`${kind}.mp4`, issued);
    expect((await verifyFilm(file)).raw).toEqual(issued.leaf.raw);
    const read = await readByReference(await readFile(file), { trust: authority.root.toString() });
    expect(read.failures).toEqual([]);
    expect(read.state).toBe("Trusted");
    expect(read.successes).toEqual(
      expect.arrayContaining(["claimSignature.validated", "assertion.bmffHash.match"]),
    );
    expect(read.manifest).toMatchObject({
      title: "film.mp4",
      claim_generator_info: [{ name: "Framewright" }],
      ingredients: [
        { title: "A bottle from the front", relationship: "inputTo", instance_id: nameByHash(photo) },
        { title: "Logo", relationship: "componentOf" },
      ],
      signature_info: { issuer: "Test Studio", common_name: "Test Signer" },
    });
    const actions = read.manifest.assertions.find(({ label }) => label === "c2pa.actions.v2")?.data;
    expect(actions).toMatchObject({
      actions: [
        { action: "c2pa.created", digitalSourceType: provenance.actions[0]?.digitalSourceType },
        { action: "c2pa.placed" },
        { action: "c2pa.edited", description: "The cut was edited by hand" },
      ],
    });
  },
);

test("a signed film plays as before: every frame is there, also in QuickTime", async () => {
  const issued = await authority.issueSigner({ label: "plays" });
  const file = await signed("plays.mp4", issued);
  expect(await readNumbers(engine, file)).toEqual(await readNumbers(engine, film));
  const quickTime = path.join(folder, "film.mov");
  await makeNumberedClip(engine, quickTime, { number: 6, frames: 12, fps: 24, size });
  const to = path.join(folder, "signed.mov");
  const signer = await readSigner(issued, new Date());
  await signFilm({ from: quickTime, to }, { provenance, signer, signal });
  await verifyFilm(to);
  const read = await readByReference(await readFile(to), {
    contentType: "video/quicktime",
    trust: authority.root.toString(),
  });
  expect(read.failures).toEqual([]);
  expect(await readNumbers(engine, to)).toEqual(await readNumbers(engine, quickTime));
});

/** How a hash of 32 bytes begins in CBOR: its name, its kind, its length. */
const hashKey = Buffer.from("64686173685820", "hex");

/** Bytes in boxes that players read, in the manifest, and at the end. */
async function placesIn(file: string): Promise<Record<string, number>> {
  const bytes = await readFile(file);
  return {
    "a sample of the picture": bytes.indexOf("mdat", 0, "latin1") + 40,
    "the table of frames": bytes.indexOf("stsz", 0, "latin1") + 30,
    "what was done": bytes.indexOf("compositeWithTrained", 0, "latin1") + 3,
    "the hash of the film": bytes.indexOf(hashKey, bytes.indexOf("c2pa.hash.bmff.v3", 0, "latin1")) + 20,
    "the claim": bytes.indexOf("claim_generator_info", 0, "latin1") + 24,
    "the last byte": (await stat(file)).size - 1,
  };
}

test("one flipped bit is found wherever it is, by the studio and by the reference implementation", async () => {
  const file = await signed("flipped.mp4", await authority.issueSigner({ label: "flipped" }));
  for (const [what, place] of Object.entries(await placesIn(file))) {
    await flipBit(file, place);
    await expect(verifyFilm(file), what).rejects.toThrow(/Content Credentials/);
    const refused = await readByReference(await readFile(file)).then(
      ({ failures }) => failures.length > 0,
      () => true,
    );
    expect(refused, what).toBe(true);
    await flipBit(file, place);
  }
  await verifyFilm(file);
});

test("wherever a manifest is damaged, that is what is said of it", async () => {
  const file = await signed("damaged.mp4", await authority.issueSigner({ label: "damaged" }));
  const bytes = await readFile(file);
  const start = bytes.indexOf("jumb", 0, "latin1");
  const end = bytes.indexOf("moov", start, "latin1") - 4;
  for (let place = start; place < end; place += 29) {
    await flipBit(file, place);
    await expect(verifyFilm(file), String(place)).rejects.toMatchObject({ code: "media-failed" });
    await flipBit(file, place);
  }
  await verifyFilm(file);
});

test("bytes that are added behind a signed film are found", async () => {
  const file = await signed("longer.mp4", await authority.issueSigner({ label: "longer" }));
  await appendXmp(file, "<x:xmpmeta/>");
  await expect(verifyFilm(file)).rejects.toThrow("the film is not the one that was signed");
});

test("what cannot sign is told by what to replace", async () => {
  const now = new Date();
  const day = 24 * 60 * 60 * 1000;
  const [one, other] = [
    await authority.issueSigner({ label: "one" }),
    await authority.issueSigner({ label: "other" }),
  ];
  const late = new Date(now.getTime() + 60 * day);
  const web = await authority.issueSigner({ label: "web", purpose: webServer });
  const said = (files: { certificateFile: string; keyFile: string }, at = now) =>
    readSigner(files, at).then(
      () => "",
      (error: Error) => error.message,
    );
  expect(await said(one)).toBe("");
  expect(await said({ ...one, keyFile: other.keyFile })).toMatch(/does not belong to.*C2PA_PRIVATE_KEY_FILE/);
  expect(await said(one, late)).toMatch(/“Test Studio” expired on .*Replace C2PA_CERTIFICATE_FILE/);
  expect(await said(one, new Date(now.getTime() - 5 * day))).toMatch(/valid only from/);
  expect(await said(web)).toMatch(/not made for it.*document signing/);
  expect(await said(await authority.writeRoot())).toMatch(/which validators refuse/);
  expect(await said({ ...one, keyFile: one.certificateFile })).toMatch(/no private key that can be read/);
  expect(await said({ ...one, certificateFile: one.keyFile })).toMatch(/holds no certificate/);
  expect(await said({ ...one, certificateFile: path.join(folder, "none") })).toMatch(/cannot be read/);
});

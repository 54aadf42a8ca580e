import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { ReadableStream } from "node:stream/web";
import { expect, onTestFinished, test } from "vitest";
import { auditEntries } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import { brandKit } from "@/domain/library/brand-kit";
import { task as inspectFont } from "@/media/font/inspect-font.task";
import type { Runtime } from "@/runtime/runtime";
import { createWorkFiles } from "@/runtime/work-files";
import { checkFiles } from "@/server/projects/create-project";
import { createCaller } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { receiveFont } from "./receive-font";

const bebas = createRequire(import.meta.url).resolve(
  "@fontsource/bebas-neue/files/bebas-neue-latin-400-normal.woff2",
);

async function studio() {
  const db = await testDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-font-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  const runtime = {
    blobs,
    inspectFont: (file: string) => inspectFont({ path: file }, { report: () => undefined }),
    deps: { files: createWorkFiles({ blobs, folder }) },
  } as unknown as Runtime;
  const person = async (username: string) => {
    const { ownerId: userId } = await addMaker(db, username);
    const ctx = { db, runtime, user: { userId, username, role: "maker" as const }, address: "192.0.2.7" };
    return { ctx, caller: createCaller(ctx) };
  };
  return { db, ana: await person("ana"), ben: await person("ben") };
}

const sent = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream() as ReadableStream;
const font = async () => new Uint8Array(await readFile(bebas));

test("a font is kept as its sender's, who alone can make a brand kit or a video of it", async () => {
  const { db, ana, ben } = await studio();
  const upload = await receiveFont(ana.ctx, { body: sent(await font()), fileName: "bebas.woff2" });
  expect(upload).toMatchObject({ family: "Bebas Neue", licence: "installable", fileName: "bebas.woff2" });
  expect(await db.select().from(auditEntries)).toMatchObject([
    { action: "fonts.receive", target: upload.digest, address: "192.0.2.7" },
  ]);
  const ownFont = { digest: upload.digest, family: upload.family };
  const kit = brandKit.parse({ name: "Nordlys", ownFont });
  await expect(ben.caller.brandKits.add({ kit })).rejects.toThrow(/font is no longer there/);
  const { id } = await ana.caller.brandKits.add({ kit });
  expect(await ana.caller.brandKits.list()).toMatchObject([
    { id, version: 1, content: kit, files: { [upload.digest]: { fileName: "bebas.woff2" } } },
  ]);
  const withFont = brief.parse({ prompt: "A bottle on a beach at noon", brand: { ownFont } });
  await checkFiles({ ...ana.ctx, brief: withFont });
  await expect(checkFiles({ ...ben.ctx, brief: withFont })).rejects.toThrow(/font is no longer there/);
});

test("a font is no picture, and a picture no font", async () => {
  const { ana } = await studio();
  const { digest } = await receiveFont(ana.ctx, { body: sent(await font()), fileName: "bebas.woff2" });
  const withLogo = brief.parse({ prompt: "A bottle on a beach at noon", brand: { logoDigest: digest } });
  await expect(checkFiles({ ...ana.ctx, brief: withLogo })).rejects.toThrow(/images is no longer there/);
  const page = new Uint8Array(Buffer.from("<svg onload='alert(1)'>"));
  await expect(receiveFont(ana.ctx, { body: sent(page), fileName: "font.ttf" })).rejects.toThrow(
    /not a TTF, OTF, WOFF or WOFF2 font/,
  );
});

test("somebody else's brand kit and none give the same answer, and a deleted one comes back", async () => {
  const { ana, ben } = await studio();
  const kit = brandKit.parse({ name: "Nordlys", colours: ["#1f4d3a"] });
  const { id } = await ana.caller.brandKits.add({ kit });
  for (const wanted of [id, "01a1fc29-2903-77ac-9c52-11af1d7aac61"]) {
    const calls: Promise<unknown>[] = [
      ben.caller.brandKits.change({ id: wanted, baseVersion: 1, kit }),
      ben.caller.brandKits.remove({ id: wanted }),
      ben.caller.brandKits.restore({ id: wanted }),
    ];
    const answers = await Promise.all(calls.map((call) => call.catch((error: Error) => error.message)));
    expect(answers).toEqual(calls.map(() => "This brand kit does not exist any more"));
  }
  await ana.caller.brandKits.remove({ id });
  expect(await ana.caller.brandKits.list()).toEqual([]);
  await ana.caller.brandKits.restore({ id });
  expect(await ana.caller.brandKits.list()).toMatchObject([{ id, content: kit }]);
});

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUrlSigner } from "@/storage/signed-urls";
import { canCloseFolders, canMount, closeFolder, mountDisk } from "@/testing/odd-disks";
import { createFilesystemStore } from "./filesystem-store";

const urls = createUrlSigner({ key: "a key for tests" });
const video = { contentType: "video/mp4" };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-blobs-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("blobs outlive the store, with their types", async () => {
  const content = randomBytes(1_000);
  const info = await createFilesystemStore({ folder, urls }).put(content, video);
  const again = createFilesystemStore({ folder, urls });
  expect(await again.head(info.digest)).toEqual(info);
  expect(Buffer.compare(await buffer((await again.get(info.digest)).stream), content)).toBe(0);
});

test("what dead writers left behind is cleared, what others still write is not", async () => {
  const drafts = path.join(folder, "drafts");
  await mkdir(drafts);
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const names = {
    dead: `${os.hostname()}.${dead}.1`,
    alive: `${os.hostname()}.${process.pid}.2`,
    elsewhere: "render-2.7.3",
    forgotten: "render-2.7.4",
  };
  for (const name of Object.values(names)) await writeFile(path.join(drafts, name), "half a video");
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(path.join(drafts, names.forgotten), longAgo, longAgo);
  await createFilesystemStore({ folder, urls }).put(randomBytes(10), video);
  expect((await readdir(drafts)).toSorted()).toEqual([names.alive, names.elsewhere].toSorted());
});

test.runIf(canMount)("a full disk is told in words and leaves no part of the file", async () => {
  const disk = mountDisk("size=256k");
  try {
    const store = createFilesystemStore({ folder: disk.folder, urls });
    const small = await store.put(randomBytes(50_000), video);
    const big = Readable.from(
      (function* () {
        for (let index = 0; index < 10; index++) yield randomBytes(50_000);
      })(),
    );
    await expect(store.put(big, video)).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringContaining("the disk is full: free some space"),
    });
    expect(await readdir(path.join(disk.folder, "drafts"))).toEqual([]);
    expect((await store.list({ limit: 10 })).blobs).toEqual([small]);
    await store.put(randomBytes(50_000), video);
  } finally {
    disk.remove();
  }
});

test.runIf(canCloseFolders)("a folder that cannot be written to is told in words", async () => {
  const { reopen } = closeFolder(folder);
  try {
    await expect(createFilesystemStore({ folder, urls }).put(randomBytes(10), video)).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringContaining("no right"),
    });
  } finally {
    reopen();
  }
});

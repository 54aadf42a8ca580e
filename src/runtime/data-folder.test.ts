import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { canCloseFolders, canMount, closeFolder, mountDisk } from "@/testing/odd-disks";
import { openDataFolder } from "./data-folder";
import { loadSecrets } from "./secrets";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "framewright-data-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const permissions = async (file: string) => (await stat(file)).mode & 0o777;

test("a new data folder is closed to other users and holds secrets that only this user can read", async () => {
  const folder = await openDataFolder(path.join(root, "deep", "data"));
  const secrets = await loadSecrets({ folder, authSecret: null });
  expect(await permissions(folder.root)).toBe(0o700);
  expect(await permissions(folder.secretsFile)).toBe(0o600);
  expect(secrets.authSecret).not.toBe(secrets.urlSigningKey);
  expect(await loadSecrets({ folder, authSecret: null })).toEqual(secrets);
});

test("processes that start at the same time agree on the secrets", async () => {
  const folder = await openDataFolder(root);
  const all = await Promise.all(Array.from({ length: 20 }, () => loadSecrets({ folder, authSecret: null })));
  expect(new Set(all.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
  expect(JSON.parse(await readFile(folder.secretsFile, "utf8"))).toEqual(all[0]);
});

test("with a secret from the environment replicas agree without a file", async () => {
  const authSecret = "s".repeat(32);
  const [one, two] = await Promise.all([
    loadSecrets({ folder: await openDataFolder(path.join(root, "1")), authSecret }),
    loadSecrets({ folder: await openDataFolder(path.join(root, "2")), authSecret }),
  ]);
  expect(one).toEqual(two);
  expect(one.authSecret).toBe(authSecret);
  expect(one.urlSigningKey).not.toContain(authSecret);
  await expect(stat(path.join(root, "1", "secrets.json"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("secrets that others could read are closed again; damaged ones are never replaced silently", async () => {
  const folder = await openDataFolder(root);
  const secrets = await loadSecrets({ folder, authSecret: null });
  await chmod(folder.secretsFile, 0o644);
  expect(await loadSecrets({ folder, authSecret: null })).toEqual(secrets);
  expect(await permissions(folder.secretsFile)).toBe(0o600);
  await writeFile(folder.secretsFile, '{"authSecret":"x');
  await expect(loadSecrets({ folder, authSecret: null })).rejects.toMatchObject({
    code: "misconfigured",
    message: expect.stringContaining("damaged"),
  });
});

test("a file where the folder should be is told apart", async () => {
  const file = path.join(root, "data");
  await writeFile(file, "");
  await expect(openDataFolder(file)).rejects.toMatchObject({
    code: "storage-failed",
    message: expect.stringContaining("is a file, or lies below one"),
  });
});

test.runIf(canMount)(
  "a read-only and a full disk are told apart, and leave nothing half-written",
  async () => {
    const readOnly = mountDisk("ro");
    const full = mountDisk("size=4k,nr_inodes=1");
    try {
      await expect(openDataFolder(readOnly.folder)).rejects.toMatchObject({
        code: "storage-failed",
        message: expect.stringContaining("read-only disk"),
      });
      await expect(openDataFolder(path.join(full.folder, "data"))).rejects.toMatchObject({
        code: "storage-failed",
        message: expect.stringContaining("is full"),
      });
    } finally {
      readOnly.remove();
      full.remove();
    }
  },
);

test.runIf(canCloseFolders)("a folder without write rights is told apart", async () => {
  const { reopen } = closeFolder(root);
  try {
    await expect(openDataFolder(root)).rejects.toMatchObject({
      code: "storage-failed",
      message: expect.stringContaining("cannot be written to"),
    });
  } finally {
    reopen();
  }
});

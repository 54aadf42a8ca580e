import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { chmod, link, open, readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { type DataFolder, folderFailure } from "@/runtime/data-folder";

const key = z.string().min(32);
const secretsFile = z.object({ authSecret: key, urlSigningKey: key });

export type Secrets = z.infer<typeof secretsFile>;

/**
 * The keys that sign sessions and media links. With `authSecret` (from the environment) both follow from it, so that
 * replicas agree without sharing a disk; otherwise they are generated once and kept in the data folder, readable by
 * this user only. Processes that start at the same time end up with the same keys.
 *
 * Throws StudioError "storage-failed" when they cannot be kept, "misconfigured" when the file is damaged.
 */
export async function loadSecrets({
  folder,
  authSecret,
}: {
  folder: DataFolder;
  authSecret: string | null;
}): Promise<Secrets> {
  if (authSecret !== null) {
    const derived = hkdfSync("sha256", authSecret, "", "framewright media links", 32);
    return { authSecret, urlSigningKey: Buffer.from(derived).toString("base64url") };
  }
  return (await readSecrets(folder.secretsFile)) ?? (await createSecrets(folder));
}

async function readSecrets(file: string): Promise<Secrets | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
    // A restored backup or a copy may have opened it to others.
    await chmod(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw folderFailure(file, error);
  }
  try {
    return secretsFile.parse(JSON.parse(text));
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, cause: unknown): StudioError {
  return new StudioError(
    "misconfigured",
    `${file} is damaged. Restore it from a backup, or delete it to have new secrets made: everybody is signed out then, and stored provider keys have to be entered again.`,
    { cause },
  );
}

/** The finished file appears under its name in one step, and only if no other process was first. */
async function createSecrets(folder: DataFolder): Promise<Secrets> {
  const secret = () => randomBytes(32).toString("base64url");
  const made: Secrets = { authSecret: secret(), urlSigningKey: secret() };
  const draft = `${folder.secretsFile}.${randomUUID()}`;
  try {
    const handle = await open(/*turbopackIgnore: true*/ draft, "wx", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(made, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, folder.secretsFile);
    return made;
  } catch (error) {
    const existing = await readSecrets(folder.secretsFile);
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && existing) return existing;
    throw folderFailure(folder.root, error);
  } finally {
    await rm(draft, { force: true });
  }
}

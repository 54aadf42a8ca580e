import { randomUUID } from "node:crypto";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { writeFileFrom } from "@/files/write-file";
import type { WorkFiles } from "@/pipeline/ports";
import type { BlobStore } from "@/storage/blob-store";

/** Local files for stages. Blobs of a store on this disk are used where they lie; others are fetched once. */
export function createWorkFiles({ blobs, folder }: { blobs: BlobStore; folder: string }): WorkFiles {
  const fetched = path.join(folder, "fetched");
  const kept = (name: string) => path.join(folder, "kept", name.replaceAll(/[^a-z0-9/-]/gi, "_"));
  return {
    async pathOf(digest) {
      if (blobs.localPath) return blobs.localPath(digest);
      const file = path.join(fetched, digest);
      if (await exists(file)) return file;
      await mkdir(fetched, { recursive: true });
      const draft = `${file}.${randomUUID()}`;
      try {
        const { stream } = await blobs.get(digest);
        await writeFileFrom(draft, stream);
        await rename(draft, file);
      } finally {
        await rm(draft, { force: true });
      }
      return file;
    },
    async inFolder(work) {
      await mkdir(folder, { recursive: true });
      const own = await mkdtemp(path.join(folder, "work-"));
      try {
        return await work(own);
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
    async keptFolder(name) {
      await mkdir(kept(name), { recursive: true });
      return kept(name);
    },
    async dropKeptFolder(name) {
      await rm(kept(name), { recursive: true, force: true });
    },
  };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

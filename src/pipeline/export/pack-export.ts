import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ExportedFile } from "@/domain/export/export-job";
import { packageEntries, packageStem } from "@/domain/export/package-entries";
import type { PackageMaterial } from "@/domain/export/package-material";
import type { PackageSettings } from "@/domain/export/settings";
import { makeStems } from "@/media/sound/make-stems";
import type { ExportProgress, ExportTools } from "./render-export";
import { type Packed, zipOf } from "./zip-stream";

const contentType = "application/zip";

type Packing = { material: PackageMaterial; settings: PackageSettings; madeAt: Date } & ExportProgress;

/**
 * Packs what was chosen of a project into a ZIP file, which streams into the blob store: one file is read at a time, and
 * none is held in memory. Media are stored as they are, texts are compressed.
 */
export function packExport(tools: ExportTools, packing: Packing): Promise<ExportedFile> {
  return tools.files.inFolder(async (folder) => {
    const { material, settings, signal } = packing;
    const stems = settings.parts.includes("stems")
      ? await makeStems(material.cut, {
          ...{ engine: await tools.media(), folder, signal },
          resolveMedia: (digest) => tools.files.pathOf(digest),
        })
      : [];
    const contents = await contentsOf(tools, packing);
    for (const { name, path } of stems) {
      const { size } = await stat(path);
      contents.push({
        ...{ path: `stems/${packageStem(material)}_${name}.wav`, bytes: size, compress: false },
        open: async () => createReadStream(path),
      });
    }
    const { digest, bytes } = await tools.blobs.put(zipOf(contents, packing), { contentType });
    const notes =
      settings.parts.includes("stems") && stems.length === 0
        ? ["This cut has no sound: there are no stems."]
        : [];
    return {
      ...{ digest, bytes, contentType },
      report: { durationFrames: null, width: null, height: null, loudness: null, notes },
    };
  });
}

async function contentsOf({ blobs }: ExportTools, { material, settings }: Packing): Promise<Packed[]> {
  return Promise.all(
    packageEntries(material, settings).map(async (entry): Promise<Packed> => {
      const { path } = entry;
      if ("text" in entry) {
        const text = Buffer.from(entry.text, "utf8");
        return { path, bytes: text.length, compress: true, open: async () => Readable.from([text]) };
      }
      const { digest } = entry;
      const bytes = (await blobs.head(digest))?.bytes ?? 0;
      return { path, bytes, compress: false, open: async () => (await blobs.get(digest)).stream };
    }),
  );
}

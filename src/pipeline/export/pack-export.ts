import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import type { ExportedFile } from "@/domain/export/export-job";
import { packageEntries, packageStem } from "@/domain/export/package-entries";
import type { PackageMaterial } from "@/domain/export/package-material";
import type { PackageSettings } from "@/domain/export/settings";
import { compressStem, makeStems } from "@/media/sound/make-stems";
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
    const stems = await stemsIn(folder, tools, packing);
    const contents = [...(await contentsOf(tools, packing)), ...(stems ?? [])];
    const { digest, bytes } = await tools.blobs.put(zipOf(contents, packing), { contentType });
    const notes = stems?.length === 0 ? ["This cut has no sound: there are no stems."] : [];
    return {
      ...{ digest, bytes, contentType },
      report: { durationFrames: null, width: null, height: null, loudness: null, notes },
    };
  });
}

/** The stems in the formats that were chosen; null when none was. */
async function stemsIn(
  folder: string,
  tools: ExportTools,
  { material, settings: { parts }, signal }: Packing,
): Promise<Packed[] | null> {
  const [wav, aac] = [parts.includes("stems"), parts.includes("stems-aac")];
  if (!wav && !aac) return null;
  const engine = await tools.media();
  const made = await makeStems(material.cut, {
    ...{ engine, folder, signal },
    resolveMedia: (digest) => tools.files.pathOf(digest),
  });
  const packed: Packed[] = [];
  for (const stem of made) {
    const files = [
      ...(wav ? [stem.path] : []),
      ...(aac ? [await compressStem(stem, { engine, signal })] : []),
    ];
    for (const file of files) {
      packed.push({
        path: `stems/${packageStem(material)}_${stem.name}${extname(file)}`,
        ...{ bytes: (await stat(file)).size, compress: false },
        open: async () => createReadStream(file),
      });
    }
  }
  return packed;
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

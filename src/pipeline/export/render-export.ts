import { createReadStream } from "node:fs";
import path from "node:path";
import type { ExportedFile, ExportReport, ExportWork } from "@/domain/export/export-job";
import { exportFormats, wantedEncoders } from "@/domain/export/formats";
import { originText, originXmp } from "@/domain/export/origin";
import { cutForExport, type VideoSettings } from "@/domain/export/settings";
import { appendXmp } from "@/media/encode/append-xmp";
import { deliveryOf } from "@/media/encode/deliveries";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { probeMedia } from "@/media/probe/probe-media";
import { renderCut } from "@/media/render/render-cut";
import { measureLoudness } from "@/media/sound/measure-loudness";
import type { StageDeps } from "@/pipeline/ports";

export type ExportTools = Pick<StageDeps, "blobs" | "files" | "media" | "workers">;

export type ExportProgress = {
  signal: AbortSignal;
  /** 0-1. */
  onProgress(progress: number): void;
};

/**
 * Renders a cut to a file of the kind, shape and size that was asked for: one encode from the takes, not from the
 * finished video. The file is looked at before it counts as done.
 */
export function renderExport(
  { blobs, files, media, workers }: ExportTools,
  { work, settings, signal, onProgress }: { work: ExportWork; settings: VideoSettings } & ExportProgress,
): Promise<ExportedFile> {
  return files.inFolder(async (folder) => {
    const engine = await media();
    const { extension, contentType } = exportFormats[settings.format];
    const delivery = deliveryOf(settings.format, await engine.encoders(wantedEncoders));
    const cut = cutForExport(work.cut, settings);
    const outputPath = path.join(folder, `export.${extension}`);
    const { lengthFrames, missingScripts } = await renderCut(cut, {
      engine,
      workers,
      outputPath,
      delivery,
      resolveMedia: (digest) => files.pathOf(digest),
      cropOf: ({ id }) => settings.crops[id] ?? 0.5,
      metadata: { title: work.title, comment: originText(work) },
      signal,
      onProgress,
    });
    if (extension === "mp4" || extension === "mov") await appendXmp(outputPath, originXmp(work));
    const report = {
      ...(await measured(engine, outputPath, { sound: delivery.sound, folder, signal })),
      durationFrames: lengthFrames,
      ...cut.size,
      notes:
        missingScripts.length > 0
          ? [`Some text could not be drawn: no font here covers ${missingScripts.join(", ")}.`]
          : [],
    };
    const { digest, bytes } = await blobs.put(createReadStream(outputPath), { contentType });
    return { digest, bytes, contentType, report };
  });
}

/** What the file really is, by its own account: read again with the mark of its origin behind it. */
async function measured(
  engine: MediaEngine,
  file: string,
  { sound, folder, signal }: { sound: boolean; folder: string; signal: AbortSignal },
): Promise<Pick<ExportReport, "loudness">> {
  if (!sound) return { loudness: null };
  await probeMedia(file);
  const { integratedLufs, truePeakDbtp } = await measureLoudness(engine, file, { folder, signal });
  // A silent film has no peak that a number could tell.
  return { loudness: Number.isFinite(truePeakDbtp) ? { integratedLufs, truePeakDbtp } : null };
}

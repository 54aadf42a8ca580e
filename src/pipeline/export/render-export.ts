import { createReadStream } from "node:fs";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { ExportedFile, ExportReport, ExportWork } from "@/domain/export/export-job";
import { exportFormats, wantedEncoders } from "@/domain/export/formats";
import { originText, originXmp } from "@/domain/export/origin";
import { provenanceOf } from "@/domain/export/provenance";
import { cutForExport, type VideoSettings } from "@/domain/export/settings";
import type { PixelSize } from "@/domain/media/format";
import { appendXmp } from "@/media/encode/append-xmp";
import { deliveryOf } from "@/media/encode/deliveries";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { probeMedia } from "@/media/probe/probe-media";
import { signFilm } from "@/media/provenance/sign-film";
import type { Signer } from "@/media/provenance/signer";
import { verifyFilm } from "@/media/provenance/verify-film";
import { renderCut } from "@/media/render/render-cut";
import { measureLoudness } from "@/media/sound/measure-loudness";
import type { StageDeps } from "@/pipeline/ports";
import { segmentShelf } from "@/pipeline/segment-shelf";

export type ExportTools = Pick<StageDeps, "blobs" | "files" | "media" | "records" | "workers">;

/** Gives what films are signed with; null where nothing is. Throws "misconfigured" when it cannot sign. */
export type SigningTools = { signer(): Promise<Signer | null> };

export type ExportProgress = {
  signal: AbortSignal;
  /** 0-1. */
  onProgress(progress: number): void;
};

/**
 * Renders a cut to a file of the kind, shape and size that was asked for: one encode from the takes, not from the
 * finished video. It is signed where the installation has a signer, and looked at before it counts as done.
 */
export function renderExport(
  tools: ExportTools & SigningTools,
  {
    work,
    settings,
    ownerId,
    signal,
    onProgress,
  }: { work: ExportWork; settings: VideoSettings; ownerId: string } & ExportProgress,
): Promise<ExportedFile> {
  const { blobs, files, media, workers } = tools;
  return files.inFolder(async (folder) => {
    const engine = await media();
    const { extension, contentType, signed } = exportFormats[settings.format];
    // A signer that cannot sign is told before a long film is rendered for nothing.
    const signer = signed ? await tools.signer() : null;
    const delivery = deliveryOf(settings.format, await engine.encoders(wantedEncoders));
    const cut = cutForExport(work.cut, settings);
    const outputPath = path.join(folder, `export.${extension}`);
    const { lengthFrames, missingScripts } = await renderCut(cut, {
      engine,
      workers,
      outputPath,
      delivery,
      resolveMedia: (digest) => files.pathOf(digest),
      shelf: segmentShelf(tools, ownerId),
      cropOf: ({ id }) => settings.crops[id] ?? 0.5,
      metadata: { title: work.title, comment: originText(work) },
      signal,
      onProgress,
    });
    if (signed) await appendXmp(outputPath, originXmp(work));
    const finished = signer ? await signAndCheck(outputPath, { work, signer, signal }) : outputPath;
    const expected = { lengthFrames, fps: cut.fps, size: cut.size };
    if (delivery.sound) await requireAsAsked(finished, expected);
    const report: ExportReport = {
      durationFrames: lengthFrames,
      ...cut.size,
      loudness: delivery.sound ? await loudnessOf(engine, finished, { folder, signal }) : null,
      notes:
        missingScripts.length > 0
          ? [`Some text could not be drawn: no font here covers ${missingScripts.join(", ")}.`]
          : [],
      ...(signer && { credentials: signer.facts }),
    };
    const { digest, bytes } = await blobs.put(createReadStream(finished), { contentType });
    return { digest, bytes, contentType, report };
  });
}

/** Signs a film, reads the signed file back and checks all that it claims. Gives its path. */
async function signAndCheck(
  from: string,
  { work, signer, signal }: { work: ExportWork; signer: Signer; signal: AbortSignal },
): Promise<string> {
  const to = path.join(path.dirname(from), `signed${path.extname(from)}`);
  await signFilm({ from, to }, { provenance: provenanceOf(work), signer, signal });
  const certificate = await verifyFilm(to);
  if (!certificate.raw.equals(signer.chain[0].raw)) {
    throw new StudioError(
      "media-failed",
      "The film was signed with another certificate than it says. Export it again.",
    );
  }
  return to;
}

/** How far sound may end from the picture: less than anybody notices, more than any codec's last packet. */
const longestOffsetSeconds = 0.03;

/** Reads the finished file again, with its mark of origin, by what its container says. Throws "media-failed". */
async function requireAsAsked(
  file: string,
  { lengthFrames, fps, size }: { lengthFrames: number; fps: number; size: PixelSize },
): Promise<void> {
  const { info } = await probeMedia(file);
  const seconds = lengthFrames / fps;
  const soundSeconds = info.audio?.durationSeconds ?? 0;
  const faults = [
    ...(info.width !== size.width || info.height !== size.height
      ? [`its picture is ${info.width} × ${info.height}, not ${size.width} × ${size.height}`]
      : []),
    ...(info.frameCount !== lengthFrames ? [`it has ${info.frameCount} frames, not ${lengthFrames}`] : []),
    ...(Math.abs(soundSeconds - seconds) > longestOffsetSeconds
      ? [`its sound ends at ${soundSeconds.toFixed(3)} s, its picture at ${seconds.toFixed(3)} s`]
      : []),
  ];
  if (faults.length === 0) return;
  throw new StudioError(
    "media-failed",
    `The exported file is not as it was asked for: ${faults.join("; ")}. Try again.`,
  );
}

async function loudnessOf(
  engine: MediaEngine,
  file: string,
  options: { folder: string; signal: AbortSignal },
): Promise<ExportReport["loudness"]> {
  const { integratedLufs, truePeakDbtp } = await measureLoudness(engine, file, options);
  // A silent film has no peak that a number could tell.
  return Number.isFinite(truePeakDbtp) ? { integratedLufs, truePeakDbtp } : null;
}

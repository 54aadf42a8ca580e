import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import { withDrawnOverlays } from "@/domain/timeline/captions";
import type { Cut } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { type Delivery, h264Delivery } from "../encode/deliveries";
import { writeAtomically } from "../files/write-atomically";
import { probeMedia } from "../probe/probe-media";
import { makeSoundtrack } from "../sound/make-soundtrack";
import { makeLuts } from "./make-luts";
import { makeOverlays } from "./make-overlays";
import { filmJob, soundLength } from "./render-job";
import type { RenderOptions, RenderResult } from "./render-options";
import { renderInSegments } from "./render-segments";
import { openSources, soundFile } from "./source-files";

/** Shorter films are made faster in one go, and their files stay those that they have always been. */
const segmentedFromSeconds = 20;

/**
 * Renders a cut, to MP4 (H.264 High, AAC 48 kHz) unless another delivery is asked for, in one encode from the takes:
 * every pixel is compressed once. A film has exactly the cut's number of frames at a constant rate, sound of exactly
 * that length at the cut's loudness, and the usual one is byte for byte the same for the same cut, takes and engine. It
 * appears under `outputPath` only when complete. With a shelf, long films are rendered in segments, and those that are
 * on it already are copied.
 *
 * Errors: "invalid-input" for a cut or media that cannot be rendered, "storage-failed" for a full disk, "media-failed",
 * "cancelled".
 */
export async function renderCut(edited: Cut, options: RenderOptions): Promise<RenderResult> {
  const cut = withDrawnOverlays(edited);
  const { engine, shelf, delivery = h264Delivery } = options;
  const { lengthFrames } = flattenPicture(cut);
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-render-"));
  try {
    const parts = { ...options, delivery, folder, lengthFrames };
    const { join } = engine;
    const isLong = lengthFrames >= segmentedFromSeconds * cut.fps;
    return shelf && join && delivery.copies && isLong
      ? await renderInSegments(cut, { ...parts, shelf, join })
      : await renderWhole(cut, parts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function renderWhole(
  cut: Cut,
  options: RenderOptions & { delivery: Delivery; folder: string; lengthFrames: number },
): Promise<RenderResult> {
  const { engine, signal, delivery, folder, lengthFrames } = options;
  const media = await openSources(cut, options.resolveMedia);
  const soundtrack = await makeSoundtrack(cut, {
    engine,
    folder,
    lengthSamples: soundLength(cut.fps, lengthFrames),
    fileOf: (sound) => soundFile(media, sound.mediaDigest),
    signal,
  });
  const { overlays, missingScripts } = await makeOverlays(cut, options);
  const luts = await makeLuts(cut, options);
  await writeAtomically(options.outputPath, async (temporaryPath) => {
    const job = filmJob(cut, { ...options, media, luts, soundtrack, overlays, outputPath: temporaryPath });
    await engine.run(job, { signal, onProgress: options.onProgress });
    if (delivery.sound) await requireComplete(temporaryPath, lengthFrames);
  });
  return { lengthFrames, missingScripts };
}

/** Damage inside a take may end its picture early without any error: a film with frames missing must not pass as done. */
async function requireComplete(file: string, lengthFrames: number) {
  const { frameCount } = (await probeMedia(file)).info;
  if (frameCount === lengthFrames) return;
  throw new StudioError(
    "media-failed",
    `Only ${frameCount} of ${lengthFrames} frames could be rendered: one of the clips is probably damaged. Make it again or replace it.`,
  );
}

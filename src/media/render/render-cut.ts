import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { StudioError } from "@/domain/errors";
import type { MediaInfo } from "@/domain/media/format";
import { rescale } from "@/domain/time/rational";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { flattenPicture } from "@/domain/timeline/flatten";
import { soundRate } from "@/domain/timeline/sound";
import type { WorkerPool } from "@/workers/worker-pool";
import { type Delivery, h264Delivery } from "../encode/deliveries";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import type { MediaJob } from "../ffmpeg/job";
import { writeAtomically } from "../files/write-atomically";
import { type Probe, probeMedia } from "../probe/probe-media";
import { makeSoundtrack, type Soundtrack } from "../sound/make-soundtrack";
import { grainFilter } from "./grade-filter";
import { makeOverlays } from "./make-overlays";
import { type Overlay, overlayGraph } from "./overlay-graph";
import { pictureGraph } from "./picture-graph";

export type RenderOptions = {
  engine: MediaEngine;
  /** Draws text beside the server's event loop. */
  workers: WorkerPool;
  /** The local file of a take. */
  resolveMedia(digest: string): string | Promise<string>;
  outputPath: string;
  /** The kind of file; MP4 with H.264 when left out. */
  delivery?: Delivery;
  /** Where the picture of a clip is cut that has another shape than the cut: 0 its start, 1 its end; 0.5 when left out. */
  cropOf?(clip: ClipItem): number;
  /** Written into the file, e.g. title and comment; nothing else about its making is. */
  metadata?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: number) => void) | undefined;
};

export type RenderResult = {
  lengthFrames: number;
  /** Scripts of overlay text for which no font is carried; their characters are not in the picture. */
  missingScripts: string[];
};

/**
 * Renders a cut, to MP4 (H.264 High, AAC 48 kHz) unless another delivery is asked for, in one encode from the takes:
 * every pixel is compressed once. A film has exactly the cut's number of frames at a constant rate, sound of exactly
 * that length at the cut's loudness, and the usual one is byte for byte the same for the same cut, takes and engine. It
 * appears under `outputPath` only when complete.
 *
 * Errors: "invalid-input" for a cut or media that cannot be rendered, "storage-failed" for a full disk, "media-failed",
 * "cancelled".
 */
export async function renderCut(cut: Cut, options: RenderOptions): Promise<RenderResult> {
  const { engine, signal } = options;
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-render-"));
  try {
    const media = await probeAll(cut, options);
    const { lengthFrames } = flattenPicture(cut);
    const soundtrack = await makeSoundtrack(cut, {
      engine,
      folder,
      lengthSamples: soundLength(cut, lengthFrames),
      fileOf: (sound) => {
        const found = known(media, sound.mediaDigest);
        return found.probe.info.audio ? found.path : null;
      },
      signal,
    });
    const { overlays, missingScripts } = await makeOverlays(cut, { ...options, folder });
    await writeAtomically(options.outputPath, async (temporaryPath) => {
      await engine.run(
        renderJob(cut, { ...options, media, soundtrack, overlays, outputPath: temporaryPath }),
        {
          signal,
          onProgress: options.onProgress,
        },
      );
      if ((options.delivery ?? h264Delivery).sound) await requireComplete(temporaryPath, lengthFrames);
    });
    return { lengthFrames, missingScripts };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Media = ReadonlyMap<string, { path: string; probe: Probe }>;

type JobParts = Pick<RenderOptions, "outputPath" | "metadata" | "delivery" | "cropOf"> & {
  media: Media;
  soundtrack: Soundtrack | null;
  overlays: readonly Overlay[];
};

function renderJob(
  cut: Cut,
  { media, overlays, outputPath, metadata, cropOf, ...parts }: JobParts,
): MediaJob {
  const { delivery = h264Delivery } = parts;
  const soundtrack = delivery.sound ? parts.soundtrack : null;
  const picture = pictureGraph(cut, (clip) => {
    const { path: file, probe } = known(media, clip.mediaDigest);
    return { path: file, ...probe, ...(cropOf && { crop: cropOf(clip) }) };
  });
  const files = [...overlays.map((overlay) => overlay.path), ...(soundtrack ? [soundtrack.path] : [])];
  const firstFile = picture.inputs.length;
  let base = "graded";
  const overlayLines = overlays.flatMap((overlay, index) => {
    const output = `over${index}`;
    const lines = overlayGraph(overlay, { base, input: `${firstFile + index}:v`, output, fps: cut.fps });
    base = output;
    return lines;
  });
  const soundPlace = {
    source: `${firstFile + overlays.length}:a`,
    samples: soundLength(cut, picture.lengthFrames),
  };
  return {
    purpose: "render the video",
    inputs: [...picture.inputs, ...files.map((file) => ({ kind: "file" as const, path: file }))],
    graph: graphOf([
      ...picture.lines,
      link([picture.output], [...grainFilter(cut.grade.grain), "format=yuv420p"], ["graded"]),
      ...overlayLines,
      ...delivery.lines(base),
      ...(delivery.sound ? [soundLine(soundtrack, soundPlace)] : []),
    ]),
    output: delivery.output(outputPath, { fps: cut.fps, ...(metadata && { metadata }) }),
    lengthFrames: Math.ceil((picture.lengthFrames * delivery.fps(cut.fps)) / cut.fps),
  };
}

/** A silent film has a silent track: some players and platforms refuse a file without sound. */
function soundLine(
  soundtrack: Soundtrack | null,
  { source, samples }: { source: string; samples: number },
): string {
  const exact = [`apad=whole_len=${samples}`, `atrim=end_sample=${samples}`, "aformat=sample_fmts=fltp"];
  return soundtrack
    ? link([source], [...soundtrack.filters, ...exact], ["a"])
    : link([], [`anullsrc=r=${soundRate}:cl=stereo`, ...exact], ["a"]);
}

const soundLength = (cut: Cut, lengthFrames: number) => Math.round((lengthFrames * soundRate) / cut.fps);

async function probeAll(cut: Cut, { resolveMedia }: RenderOptions): Promise<Media> {
  const clips = cut.video.flatMap((item) => (item.type === "clip" ? [item] : []));
  const digests = new Set(
    [...clips, ...cut.voice, ...cut.music, ...cut.effects].map((item) => item.mediaDigest),
  );
  const media = new Map<string, { path: string; probe: Probe }>();
  for (const digest of digests) {
    const file = await resolveMedia(digest);
    media.set(digest, { path: file, probe: await probeMedia(file) });
  }
  for (const clip of clips) requireFrames(cut, clip, known(media, clip.mediaDigest).probe.info);
  return media;
}

/** One frame of grace for clips whose length is no whole number of frames at the cut's rate. */
function requireFrames(cut: Cut, clip: ClipItem, info: MediaInfo) {
  if (info.kind !== "video" || info.durationSeconds === null) {
    throw new StudioError("invalid-input", `${clip.name} is not a video`);
  }
  const { start, duration } = clip.sourceRange;
  const neededFrames = rescale(start, cut.fps).value + rescale(duration, cut.fps).value;
  const presentFrames = Math.round(info.durationSeconds * cut.fps);
  if (presentFrames + 1 < neededFrames) {
    throw new StudioError(
      "invalid-input",
      `${clip.name} has ${presentFrames} frames, but the cut uses it up to frame ${neededFrames}. Shorten the clip or choose another take.`,
    );
  }
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

function known<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new StudioError("not-found", `Media ${key} was not resolved`);
  return value;
}

import path from "node:path";
import { StudioError } from "@/domain/errors";
import { canonicalJson, type Json } from "@/domain/json";
import type { Cut } from "@/domain/timeline/cut";
import { type CutSegment, describeSegment, describeSound, segmentsOf } from "@/domain/timeline/segments";
import type { Delivery } from "../encode/deliveries";
import type { MediaEngine } from "../ffmpeg/engine";
import { writeAtomically } from "../files/write-atomically";
import { probeMedia } from "../probe/probe-media";
import { makeSoundtrack } from "../sound/make-soundtrack";
import { grainSeedOf } from "./grade-filter";
import { makeLuts } from "./make-luts";
import { drawOverlays, showOverlay } from "./make-overlays";
import { pictureJob, soundJob, soundLength } from "./render-job";
import type { RenderOptions, RenderResult } from "./render-options";
import { renderSideBySide } from "./render-side-by-side";
import type { SegmentShelf } from "./segment-shelf";
import { openSources, type SourceFiles, soundFile } from "./source-files";

export type SegmentedOptions = RenderOptions & {
  shelf: SegmentShelf;
  delivery: Delivery;
  join: NonNullable<MediaEngine["join"]>;
  /** For files that are needed until the film is finished. */
  folder: string;
  lengthFrames: number;
};

/** Raise it when equal inputs give other files than before. */
const version = 2;

/** A segment with everything that decides its file, and that as a text to compare it by. */
type WantedSegment = { segment: CutSegment; inputs: Json; key: string };

/**
 * Renders a cut in segments that are joined without encoding them again. Each is kept as soon as it is finished: work
 * that is taken up again repeats only what was in flight, and of an edited cut only what the edit has touched is
 * rendered. The sound is made whole, and kept likewise. Errors as of `renderCut`.
 */
export async function renderInSegments(cut: Cut, options: SegmentedOptions): Promise<RenderResult> {
  const { lengthFrames, delivery, metadata, join, signal } = options;
  const media = await openSources(cut, options.resolveMedia);
  const wanted = wantedSegments(cut, options);
  const files = await onShelf(wanted, options.shelf);
  const missingScripts = await renderMissing(cut, { ...options, media, wanted, files });
  const sound = await wholeSound(cut, { ...options, media });
  await writeAtomically(options.outputPath, async (temporaryPath) => {
    const purpose = "join the parts of the video";
    const segments = wanted.map(({ key, segment: { lengthFrames } }) => ({
      path: known(files, key),
      lengthFrames,
    }));
    const output = delivery.output(temporaryPath, { fps: cut.fps, metadata });
    await join({ purpose, segments, fps: cut.fps, sound, file: temporaryPath, output }, { signal });
    await requireSeamless(temporaryPath, { fps: cut.fps, lengthFrames });
  });
  options.onProgress?.(1);
  return { lengthFrames, missingScripts };
}

function wantedSegments(
  cut: Cut,
  { engine, delivery, cropOf = () => 0.5 }: SegmentedOptions,
): WantedSegment[] {
  const { format, options, video } = delivery.output("", { fps: cut.fps, part: true });
  const encoding = {
    format,
    options: { ...options },
    video: asJson(video),
    lines: delivery.lines("picture"),
  };
  return segmentsOf(cut).map((segment) => {
    const picture = describeSegment(cut, segment, cropOf);
    const inputs: Json = { version, engine: engineName(engine), encoding, picture };
    return { segment, inputs, key: canonicalJson(inputs) };
  });
}

/** Another release of an encoder may write what cannot be joined to the files of this one. */
const engineName = ({ description }: MediaEngine) =>
  description.kind === "command-line" ? `ffmpeg ${description.version}` : description.kind;

const asJson = (encoding: { codec: string; options: Readonly<Record<string, string>> } | null): Json =>
  encoding && { codec: encoding.codec, options: { ...encoding.options } };

async function onShelf(wanted: readonly WantedSegment[], shelf: SegmentShelf): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { key, inputs } of wanted) {
    const known = files.get(key) ?? (await shelf.find(inputs));
    if (known !== null) files.set(key, known);
  }
  return files;
}

function known(files: ReadonlyMap<string, string>, key: string): string {
  const file = files.get(key);
  if (file === undefined) throw new StudioError("media-failed", "A part of the video is missing. Try again.");
  return file;
}

type MissingOptions = SegmentedOptions & {
  media: SourceFiles;
  wanted: readonly WantedSegment[];
  /** Files of segments by key, to which those that are rendered are added. */
  files: Map<string, string>;
};

/** Renders and keeps what is not there yet. Returns the scripts of overlay text that cannot be drawn. */
async function renderMissing(cut: Cut, { wanted, files, ...options }: MissingOptions): Promise<string[]> {
  const { engine, shelf, folder, onProgress } = options;
  const { drawn, missingScripts } = await drawOverlays(cut, options);
  const luts = await makeLuts(cut, options);
  const missing = new Map(wanted.flatMap((one) => (files.has(one.key) ? [] : [[one.key, one] as const])));
  const works = [...missing.values()].map(({ segment, inputs, key }, index) => ({
    lengthFrames: segment.lengthFrames,
    async render(run: { signal: AbortSignal; onProgress(progress: number): void }) {
      const outputPath = path.join(folder, `segment-${index}`);
      const overlays = segment.overlays.flatMap(({ item, timing }) => {
        const pictures = drawn.get(item.id);
        return pictures ? [showOverlay(pictures, timing, cut)] : [];
      });
      const part: Cut = { ...cut, video: segment.video };
      const grainSeed = grainSeedOf(part);
      await engine.run(pictureJob(part, { ...options, luts, overlays, grainSeed, outputPath }), run);
      await requireSeamless(outputPath, { fps: cut.fps, lengthFrames: segment.lengthFrames });
      await shelf.keep(inputs, outputPath);
      files.set(key, outputPath);
    },
  }));
  await renderSideBySide(works, {
    signal: options.signal,
    onProgress: (share) => onProgress?.(share * 0.99),
  });
  return missingScripts;
}

/** The file of the film's sound, encoded. Loudness belongs to the whole of it, so that it has no parts. */
async function wholeSound(cut: Cut, options: SegmentedOptions & { media: SourceFiles }): Promise<string> {
  const { engine, shelf, folder, media, signal, lengthFrames, delivery } = options;
  const { format, options: muxing, audio } = delivery.output("", { fps: cut.fps });
  const encoding = { format, options: { ...muxing }, audio: asJson(audio) };
  const inputs: Json = { version, engine: engineName(engine), encoding, sound: describeSound(cut) };
  const known = await shelf.find(inputs);
  if (known !== null) return known;
  const soundtrack = await makeSoundtrack(cut, {
    ...{ engine, folder, signal, lengthSamples: soundLength(cut.fps, lengthFrames) },
    fileOf: (sound) => soundFile(media, sound.mediaDigest),
  });
  const outputPath = path.join(folder, "sound");
  await engine.run(soundJob(soundtrack, { fps: cut.fps, lengthFrames, delivery, outputPath }), { signal });
  await shelf.keep(inputs, outputPath);
  return outputPath;
}

/**
 * Every frame is there, and each stands exactly one frame behind the one before it: nothing is lost, shown twice or black
 * between two parts. Throws "media-failed".
 */
async function requireSeamless(
  file: string,
  { fps, lengthFrames }: { fps: number; lengthFrames: number },
): Promise<void> {
  const { frameCount, constantRate, frameRate } = (await probeMedia(file)).info;
  const isEven = constantRate === true && frameRate?.numerator === fps * (frameRate?.denominator ?? 0);
  if (frameCount === lengthFrames && (isEven || lengthFrames === 1)) return;
  throw new StudioError(
    "media-failed",
    frameCount === lengthFrames
      ? "The parts of the video do not follow one another evenly. Try again."
      : `Only ${frameCount} of ${lengthFrames} frames could be rendered: one of the clips is probably damaged. Make it again or replace it.`,
  );
}

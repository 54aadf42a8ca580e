import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { soundRate } from "@/domain/timeline/sound";
import type { Delivery } from "../encode/deliveries";
import { graphOf, link } from "../ffmpeg/graph";
import type { JobInput, MediaJob } from "../ffmpeg/job";
import type { Soundtrack } from "../sound/make-soundtrack";
import { grainFilter } from "./grade-filter";
import type { LutFiles } from "./make-luts";
import { type Overlay, overlayGraph } from "./overlay-graph";
import { pictureGraph } from "./picture-graph";
import { type SourceFiles, sourceFile } from "./source-files";

export type PictureParts = {
  media: SourceFiles;
  luts: LutFiles;
  overlays: readonly Overlay[];
  delivery: Delivery;
  /** Where the grain begins; that of a whole film when left out. */
  grainSeed?: number;
  /** Where the picture of a clip is cut that has another shape than the cut: 0 its start, 1 its end; 0.5 when left out. */
  cropOf?: ((clip: ClipItem) => number) | undefined;
};

type FileParts = { outputPath: string; metadata?: Readonly<Record<string, string>> | undefined };

/** Picture and sound of a film in one encode. `soundtrack` is null for a silent one. */
export function filmJob(
  cut: Cut,
  {
    soundtrack,
    outputPath,
    metadata,
    ...parts
  }: PictureParts & FileParts & { soundtrack: Soundtrack | null },
): MediaJob {
  const { delivery } = parts;
  const heard = delivery.sound ? soundtrack : null;
  const picture = finishedPicture(cut, parts);
  const sound = { source: `${picture.inputs.length}:a`, samples: soundLength(cut.fps, picture.lengthFrames) };
  return {
    purpose: "render the video",
    inputs: [...picture.inputs, ...(heard ? [{ kind: "file" as const, path: heard.path }] : [])],
    graph: graphOf([...picture.lines, ...(delivery.sound ? [soundLine(heard, sound)] : [])]),
    output: delivery.output(outputPath, { fps: cut.fps, ...(metadata && { metadata }) }),
    lengthFrames: Math.ceil((picture.lengthFrames * delivery.fps(cut.fps)) / cut.fps),
  };
}

/** The picture alone, encoded as in the film. */
export function pictureJob(
  cut: Cut,
  { outputPath, ...parts }: PictureParts & { outputPath: string },
): MediaJob {
  const picture = finishedPicture(cut, parts);
  return {
    purpose: "render a part of the video",
    inputs: picture.inputs.map((input) => (input.kind === "file" ? { ...input, oneThread: true } : input)),
    graph: graphOf(picture.lines),
    output: { ...parts.delivery.output(outputPath, { fps: cut.fps, part: true }), audio: null },
    lengthFrames: picture.lengthFrames,
  };
}

/** The sound alone, encoded as in the film and exactly as long as its picture. */
export function soundJob(
  soundtrack: Soundtrack | null,
  {
    fps,
    lengthFrames,
    delivery,
    outputPath,
  }: { fps: number; lengthFrames: number; delivery: Delivery; outputPath: string },
): MediaJob {
  const sound = { source: "0:a", samples: soundLength(fps, lengthFrames) };
  return {
    purpose: "encode the sound",
    inputs: soundtrack ? [{ kind: "file", path: soundtrack.path }] : [],
    graph: soundLine(soundtrack, sound),
    output: { ...delivery.output(outputPath, { fps }), video: null, fps: null },
    lengthFrames: null,
  };
}

/** The whole picture with its grain and overlays, as `[v]` in the form that the encoder takes. */
function finishedPicture(cut: Cut, { media, luts, overlays, delivery, cropOf, grainSeed }: PictureParts) {
  const picture = pictureGraph(cut, (clip) => {
    const { path: file, probe } = sourceFile(media, clip.mediaDigest);
    const lut = luts(clip.id);
    return { path: file, ...probe, ...(cropOf && { crop: cropOf(clip) }), ...(lut !== null && { lut }) };
  });
  const inputs: JobInput[] = [
    ...picture.inputs,
    ...overlays.map(({ path }) => ({ kind: "file" as const, path })),
  ];
  let base = "graded";
  const overlayLines = overlays.flatMap((overlay, index) => {
    const input = `${picture.inputs.length + index}:v`;
    const output = `over${index}`;
    const lines = overlayGraph(overlay, { base, input, output, fps: cut.fps });
    base = output;
    return lines;
  });
  return {
    inputs,
    lines: [
      ...picture.lines,
      link([picture.output], [...grainFilter(cut.grade.grain, grainSeed), "format=yuv420p"], ["graded"]),
      ...overlayLines,
      ...delivery.lines(base),
    ],
    lengthFrames: picture.lengthFrames,
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

/** Samples of a film of so many frames. */
export const soundLength = (fps: number, lengthFrames: number) =>
  Math.round((lengthFrames * soundRate) / fps);

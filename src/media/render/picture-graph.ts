import { StudioError } from "@/domain/errors";
import type { ClipItem, Cut } from "@/domain/timeline/cut";
import { flattenPicture, type PictureSpan, type SpanPart } from "@/domain/timeline/flatten";
import { sourceOf } from "@/domain/timeline/layout";
import { link } from "../ffmpeg/graph";
import type { JobInput } from "../ffmpeg/job";
import type { Probe } from "../probe/probe-media";
import { constantRate, fillPicture } from "./conform";
import { gradeFilter, lutFilters } from "./grade-filter";
import { isRetimed, retime } from "./retime";
import { transitionGraph } from "./transition-graph";

/** `crop`: where a picture of another shape is cut, 0 its start, 1 its end. `lut`: the file of a table for its colours. */
export type SourceClip = { path: string; crop?: number; lut?: string } & Probe;

/** A run of frames of one clip that one span of the picture needs, counted from the start of the media. */
type Piece = { label: string; startFrame: number; endFrame: number };

export type PictureGraph = { inputs: JobInput[]; lines: string[]; output: string; lengthFrames: number };

/**
 * The picture of a cut as a filtergraph without overlays. Only the frames of a transition go through its blend; all
 * others are trimmed, fitted and joined. Its inputs are the first of the job.
 */
export function pictureGraph(cut: Cut, sourceOf: (clip: ClipItem) => SourceClip): PictureGraph {
  const { spans, lengthFrames } = flattenPicture(cut);
  if (spans.length === 0)
    throw new StudioError("invalid-input", "There is nothing in this cut yet: add a clip");
  const pieces = new Map<ClipItem, Piece[]>();
  const take = (clip: ClipItem, startFrame: number, length: number) => {
    const known = pieces.get(clip) ?? [];
    pieces.set(clip, known);
    const piece = { label: `p${pieces.size}_${known.length}`, startFrame, endFrame: startFrame + length };
    known.push(piece);
    return piece.label;
  };
  const joined = spans.map((span, index) => spanGraph(span, { cut, label: `v${index}`, take }));
  const clips = [...pieces].map(([clip, parts], index) => {
    return clipGraph(cut, { clip, source: sourceOf(clip), parts, number: index });
  });
  const timing = [`settb=1/${cut.fps}`, "setpts=N"];
  const join = joined.length === 1 ? timing : [`concat=n=${joined.length}:v=1:a=0`, ...timing];
  return {
    inputs: clips.map(({ input }) => input),
    lines: [
      ...clips.flatMap(({ lines }) => lines),
      ...joined.flatMap(({ lines }) => lines),
      link(
        joined.map(({ label }) => label),
        join,
        ["picture"],
      ),
    ],
    output: "picture",
    lengthFrames,
  };
}

type SpanContext = {
  cut: Cut;
  label: string;
  take(clip: ClipItem, startFrame: number, length: number): string;
};

function spanGraph(span: PictureSpan, { cut, label, take }: SpanContext): { label: string; lines: string[] } {
  const { lengthFrames } = span;
  if (span.kind === "body") return { label: take(span.clip, pieceStart(span), lengthFrames), lines: [] };
  if (span.kind === "gap") {
    const { width, height } = cut.size;
    const black = `color=c=black:s=${width}x${height}:r=${cut.fps}`;
    return {
      label,
      lines: [link([], [black, `trim=end_frame=${lengthFrames}`, "setsar=1", "format=yuv420p"], [label])],
    };
  }
  const from = take(span.from.clip, pieceStart(span.from), lengthFrames);
  const to = take(span.to.clip, pieceStart(span.to), lengthFrames);
  return {
    label,
    lines: transitionGraph(span.transition.kind, {
      ...{ from, to, lengthFrames, fps: cut.fps, size: cut.size },
      output: label,
    }),
  };
}

/** Pieces of a retimed clip are counted from its first frame, all others from the start of the media. */
const pieceStart = ({ clip, sourceStartFrame, offsetFrames }: SpanPart) =>
  isRetimed(clip) ? offsetFrames : sourceStartFrame;

type ClipContext = { clip: ClipItem; source: SourceClip; parts: readonly Piece[]; number: number };

function clipGraph(
  cut: Cut,
  { clip, source, parts, number }: ClipContext,
): { input: JobInput; lines: string[] } {
  const retimed = isRetimed(clip);
  const { startFrame, endFrame } = wantedFrames(cut, clip, parts);
  const whole = `c${number}`;
  const seek = seekTo(source, startFrame, cut.fps);
  const prepared = link(
    [`${number}:v`],
    [
      // Before anything costly: frames that nobody sees are not scaled.
      ...(seek?.filters ?? [...constantRate(source.info, cut.fps), `trim=start_frame=${startFrame}`]),
      `trim=end_frame=${endFrame - startFrame}`,
      ...(retimed ? retime(clip, cut.fps) : [`setpts=N/(${cut.fps}*TB)`]),
      ...fillPicture(source.info, cut.size, source.crop),
      ...gradeFilter(cut.grade, clip.id),
      ...(source.lut === undefined ? [] : lutFilters(source.lut)),
      `settb=1/${cut.fps}`,
    ],
    [whole],
  );
  // From here on the first frame of a retimed clip is frame 0.
  const firstFrame = retimed ? 0 : startFrame;
  const copies = parts.map((_, index) => `${whole}_${index}`);
  const lines = [
    prepared,
    link([whole], [`split=${copies.length}`], copies),
    ...parts.map((part, index) =>
      link(
        [copies[index] ?? whole],
        [
          `trim=start_frame=${part.startFrame - firstFrame}:end_frame=${part.endFrame - firstFrame}`,
          "setpts=PTS-STARTPTS",
        ],
        [part.label],
      ),
    ),
  ];
  const input = { kind: "file" as const, path: source.path, ...(seek && { seekSeconds: seek.seconds }) };
  return { input, lines };
}

/** The frames of the media that a clip needs. */
function wantedFrames(cut: Cut, clip: ClipItem, parts: readonly Piece[]) {
  if (isRetimed(clip)) {
    const { startFrame, lengthFrames } = sourceOf(clip, cut.fps);
    return { startFrame, endFrame: startFrame + lengthFrames };
  }
  return {
    startFrame: Math.min(...parts.map((part) => part.startFrame)),
    endFrame: Math.max(...parts.map((part) => part.endFrame)),
  };
}

/**
 * Seeking costs next to nothing, decoding what nobody sees a good part of encoding it. Segments begin where takes have their
 * second key frame, so that this must be well below the two seconds before it.
 */
const minSkipSeconds = 0.5;

/**
 * Starts in the middle of a long take: opens the file at the key frame before and drops what comes before the first
 * frame wanted by its time, half a frame early because times are rounded. Null when starting at the front is as good.
 */
function seekTo({ info, packets }: Probe, startFrame: number, fps: number) {
  const times = packets?.timesSeconds ?? [];
  const [first, start] = [times[0], times[startFrame]];
  if (first === undefined || start === undefined || constantRate(info, fps).length > 0) return null;
  const key = packets?.keyTimesSeconds.findLast((time) => time <= start) ?? first;
  if (key - first < minSkipSeconds) return null;
  const filters = [`trim=start=${(start - 0.5 / fps).toFixed(6)}`, "setpts=PTS-STARTPTS"];
  return { seconds: key - first + 0.001, filters };
}

import type { Json } from "@/domain/json";
import { frames, rescale } from "@/domain/time/rational";
import { type ClipItem, type Cut, type OverlayItem, soundTracks, type VideoItem } from "./cut";
import { flattenPicture, type PictureSpan, type SpanPart } from "./flatten";
import { sourceOf, speedOf } from "./layout";
import { type OverlayTiming, overlayWithin } from "./overlay-timing";
import { flattenSound, trackGainDb } from "./sound";

/**
 * A part of a cut's picture that can be rendered by itself and joined to the others. Everything in it is counted from its
 * own beginning: equal parts are equal wherever they stand.
 */
export type CutSegment = {
  startFrame: number;
  lengthFrames: number;
  /** The clips, each only as much of it as is seen here. They keep their ids. */
  video: VideoItem[];
  overlays: { item: OverlayItem; timing: OverlayTiming }[];
};

/** Segments begin at these moments of a take, so that a cut earlier in the film moves none of them. */
const gridSeconds = 2;
/** A segment costs a start of the encoder and a key frame: shorter ones are not worth it. */
const shortestSeconds = 1;

/**
 * Divides the picture of a cut at its hard cuts and inside its long takes, never inside a transition or a clip at another
 * speed. Where it is divided follows from what is seen there: an edit changes the segments that it touches, and no other.
 */
export function segmentsOf(cut: Cut): CutSegment[] {
  const spans = divide(flattenPicture(cut).spans, cut.fps);
  const shortest = shortestSeconds * cut.fps;
  const segments: CutSegment[] = [];
  let [open, startFrame, lengthFrames]: [PictureSpan[], number, number] = [[], 0, 0];
  for (const [index, span] of spans.entries()) {
    open.push(span);
    lengthFrames += span.lengthFrames;
    const next = spans[index + 1];
    const divides = span.kind !== "transition" && next?.kind !== "transition";
    if (next && (!divides || lengthFrames < shortest)) continue;
    segments.push(segmentOf(cut, open, { startFrame, lengthFrames }));
    startFrame += lengthFrames;
    [open, lengthFrames] = [[], 0];
  }
  return segments;
}

/** Cuts long bodies into several spans, on the grid of their take. */
function divide(spans: readonly PictureSpan[], fps: number): PictureSpan[] {
  return spans.flatMap((span, index) => {
    if (span.kind !== "body" || speedOf(span.clip) !== 100) return [span];
    const margin = (neighbour: PictureSpan | undefined) =>
      neighbour?.kind === "transition" ? 1 : shortestSeconds * fps;
    const from = span.sourceStartFrame + margin(spans[index - 1]);
    const to = span.sourceStartFrame + span.lengthFrames - margin(spans[index + 1]);
    const grid = gridSeconds * fps;
    const edges = [span.sourceStartFrame];
    for (let edge = Math.ceil(from / grid) * grid; edge <= to; edge += grid) edges.push(edge);
    const end = span.sourceStartFrame + span.lengthFrames;
    return edges.map((edge, place): PictureSpan => {
      return {
        ...{ kind: "body", clip: span.clip, sourceStartFrame: edge },
        offsetFrames: span.offsetFrames + edge - span.sourceStartFrame,
        lengthFrames: (edges[place + 1] ?? end) - edge,
      };
    });
  });
}

function segmentOf(
  cut: Cut,
  spans: readonly PictureSpan[],
  window: { startFrame: number; lengthFrames: number },
): CutSegment {
  return {
    ...window,
    video: rowOf(spans, cut.fps),
    overlays: cut.overlays.flatMap((item) => {
      const timing = overlayWithin(item, { window, fps: cut.fps });
      return timing ? [{ item, timing }] : [];
    }),
  };
}

/** The row of clips, gaps and transitions that looks like these spans. */
function rowOf(spans: readonly PictureSpan[], fps: number): VideoItem[] {
  const row: VideoItem[] = [];
  const seen = new Map<ClipItem, ClipItem>();
  const show = (part: SpanPart, lengthFrames: number) => {
    const known = seen.get(part.clip);
    if (known && row.includes(known)) {
      known.sourceRange = { ...known.sourceRange, duration: lengthened(known, lengthFrames, fps) };
      return;
    }
    const shown = firstSeen(part, lengthFrames, fps);
    seen.set(part.clip, shown);
    row.push(shown);
  };
  for (const [index, span] of spans.entries()) {
    if (span.kind === "gap")
      row.push({ type: "gap", id: `gap-${index}`, duration: frames(span.lengthFrames, fps) });
    else if (span.kind === "body") show(span, span.lengthFrames);
    else {
      show(span.from, span.lengthFrames);
      row.push(span.transition);
      show(span.to, span.lengthFrames);
    }
  }
  return row;
}

/** A clip at another speed is never divided: all of it is in one segment. */
const isWhole = (clip: ClipItem) => speedOf(clip) !== 100;

function firstSeen({ clip, sourceStartFrame }: SpanPart, lengthFrames: number, fps: number): ClipItem {
  if (isWhole(clip)) return { ...clip };
  return {
    ...clip,
    sourceRange: { start: frames(sourceStartFrame, fps), duration: frames(lengthFrames, fps) },
  };
}

const lengthened = (clip: ClipItem, lengthFrames: number, fps: number) =>
  isWhole(clip)
    ? clip.sourceRange.duration
    : frames(rescale(clip.sourceRange.duration, fps).value + lengthFrames, fps);

/**
 * Everything that decides how a segment looks and nothing else: no names, no place in the cut. What is not seen is left
 * out by name, so that a field that is added later counts.
 */
export function describeSegment(
  { fps, size, grade: { clips: grades, ...grade } }: Pick<Cut, "fps" | "size" | "grade">,
  { video, overlays }: CutSegment,
  cropOf: (clip: ClipItem) => number,
): Json {
  return {
    fps,
    size: { ...size },
    grade,
    video: video.map((item): Json => {
      if (item.type === "clip") {
        return { ...describeClip(item, fps), crop: cropOf(item), grade: { ...grades[item.id] } };
      }
      const { id: _id, duration, ...look } = item;
      return { ...look, length: rescale(duration, fps).value };
    }),
    overlays: overlays.map(({ item, timing }): Json => {
      const { id: _id, range, ...look } = item;
      // How a text types or pops in follows from its whole length, as long as it does.
      const drawnFrames = timing.settled ? null : rescale(range.duration, fps).value;
      return { ...look, timing: { ...timing }, drawnFrames };
    }),
  };
}

function describeClip(clip: ClipItem, fps: number) {
  const { id: _id, name: _name, takeId: _take, sourceRange: _range, available: _all, ...rest } = clip;
  const { gainDb: _gain, fadeIn: _in, fadeOut: _out, ...look } = rest;
  return { ...look, ...sourceOf(clip, fps) };
}

/** Everything that decides how a cut sounds and nothing else. */
export function describeSound(cut: Cut): Json {
  const sounds = flattenSound(cut);
  const tracks = soundTracks.map((track): Json => {
    const placed = sounds[track].map(({ id: _id, stretch, ...sound }): Json => {
      return { ...sound, stretch: stretch ? { ...stretch } : null };
    });
    return { track, gainDb: trackGainDb(cut, track), placed };
  });
  const { lengthFrames } = flattenPicture(cut);
  return { fps: cut.fps, lengthFrames, tracks, duckDb: cut.duckDb, loudness: { ...cut.loudness } };
}

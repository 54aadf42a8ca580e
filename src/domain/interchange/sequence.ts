import { rescale } from "@/domain/time/rational";
import type { AudioItem, ClipItem, Cut, TextItem, TransitionItem } from "@/domain/timeline/cut";
import { isNested, layoutOf, placedClips, sourceOf, speedOf } from "@/domain/timeline/layout";
import { openNested, openRetimed } from "@/domain/timeline/nested";
import { type FrameRate, frameRates, type RateKey } from "./frame-rate";
import { frameOf, startOfProgramme } from "./timecode";

/** A media file of a cut, where it lies beside the interchange document. */
export type MediaFile = {
  digest: string;
  /** Relative to the document, with forward slashes. */
  path: string;
  /** Name under which editing systems know it: at most eight letters and digits, for EDLs. */
  reel: string;
  /** Frames of the file at the cut's rate. */
  durationFrames: number;
  picture: { width: number; height: number } | null;
  sound: boolean;
};

/** A piece of a file on a track; all lengths in frames, `start` on the timeline and `sourceStart` in the file. */
export type Piece = {
  id: string;
  name: string;
  media: MediaFile;
  start: number;
  duration: number;
  sourceStart: number;
  gainDb: number;
};

/** A piece of the picture with how it hands over to the next one. */
export type PicturePiece = Piece & {
  speedPercent: number;
  /** Into the next piece, which begins `duration` frames before this one ends. */
  transition: { kind: TransitionItem["kind"]; duration: number } | null;
  /** The row of a nested clip, of which `sourceStart` and `duration` are the part that is seen; null for all others. */
  inside: Pick<Sequence, "picture" | "durationFrames"> | null;
};

export type SoundTrackName = "voice" | "music" | "effects";

/** A cut as editing systems see it: tracks of pieces of files, counted in frames from the start of the programme. */
export type Sequence = {
  name: string;
  rate: FrameRate;
  size: { width: number; height: number };
  durationFrames: number;
  /** Number of the first frame in timecode. */
  firstFrame: number;
  picture: PicturePiece[];
  sound: Record<SoundTrackName, Piece[]>;
  markers: { frame: number; name: string }[];
  texts: { start: number; duration: number; item: TextItem }[];
  media: MediaFile[];
};

export type InterchangeResult = {
  document: string;
  /** What the format cannot carry, in words for the maker. */
  lost: string[];
};

/**
 * A cut as a sequence, with its nested clips opened unless a format keeps them; those at another speed are opened in any
 * case. Media that are not among `files` are left out: there is nothing to link to.
 */
export function toSequence(
  edited: Cut,
  { name, rate: key, files, keepsNested = false }: SequenceOptions,
): Sequence {
  const cut = openNested(edited);
  const rate = frameRates[key];
  const shots = picturePieces(cut, files);
  const picture = keepsNested ? picturePieces(openRetimed(edited), files) : shots;
  const inFrames = (time: TextItem["range"]["start"]) => rescale(time, cut.fps).value;
  return {
    name,
    rate,
    size: cut.size,
    durationFrames: layoutOf(cut).lengthFrames,
    firstFrame: frameOf(startOfProgramme, rate),
    picture,
    sound: {
      voice: soundPieces(cut, cut.voice, files),
      music: soundPieces(cut, cut.music, files),
      effects: soundPieces(cut, cut.effects, files),
    },
    markers: markersOf(cut, shots),
    texts: cut.overlays.flatMap((item) =>
      item.type === "text"
        ? [{ item, start: inFrames(item.range.start), duration: inFrames(item.range.duration) }]
        : [],
    ),
    media: [...files.values()],
  };
}

type SequenceOptions = {
  name: string;
  rate: RateKey;
  files: ReadonlyMap<string, MediaFile>;
  keepsNested?: boolean;
};

type Files = ReadonlyMap<string, MediaFile>;

function picturePieces(cut: Pick<Cut, "video" | "fps">, files: Files): PicturePiece[] {
  return placedClips(cut).flatMap(({ item, index, startFrame, lengthFrames }) => {
    const media = files.get(item.mediaDigest);
    if (!media) return [];
    return [
      {
        ...{ id: item.id, name: item.name, media, gainDb: item.gainDb },
        ...{ start: startFrame, duration: lengthFrames },
        sourceStart: sourceOf(item, cut.fps).startFrame,
        speedPercent: speedOf(item),
        transition: transitionAfter(cut, index, files),
        inside: insideOf(item, cut.fps, files),
      },
    ];
  });
}

function insideOf(clip: ClipItem, fps: number, files: Files): PicturePiece["inside"] {
  if (!isNested(clip)) return null;
  const row = { video: clip.inside, fps };
  return { picture: picturePieces(row, files), durationFrames: layoutOf(row).lengthFrames };
}

/** Null also when there is no file for the clip that comes: there is nothing to go over into. */
function transitionAfter(
  cut: Pick<Cut, "video" | "fps">,
  index: number,
  files: Files,
): PicturePiece["transition"] {
  const [seam, coming] = [cut.video[index + 1], cut.video[index + 2]];
  if (seam?.type !== "transition" || coming?.type !== "clip" || !files.has(coming.mediaDigest)) return null;
  return { kind: seam.kind, duration: rescale(seam.duration, cut.fps).value };
}

const soundPieces = (cut: Cut, items: readonly AudioItem[], files: ReadonlyMap<string, MediaFile>): Piece[] =>
  items
    .flatMap((item) => {
      const media = files.get(item.mediaDigest);
      if (!media) return [];
      const { start, sourceRange, id, name, gainDb } = item;
      return [
        {
          ...{ id, name, media, gainDb },
          start: rescale(start, cut.fps).value,
          duration: rescale(sourceRange.duration, cut.fps).value,
          sourceStart: rescale(sourceRange.start, cut.fps).value,
        },
      ];
    })
    .toSorted((a, b) => a.start - b.start);

/** Where each shot begins, and what the maker has marked. */
function markersOf(cut: Cut, picture: readonly PicturePiece[]): Sequence["markers"] {
  const shots = picture.map(({ start, name }) => ({ frame: start, name }));
  const own = (cut.markers ?? []).map(({ time, text }) => ({
    frame: rescale(time, cut.fps).value,
    name: text || "Marker",
  }));
  return [...shots, ...own].toSorted((a, b) => a.frame - b.frame);
}

/**
 * The frame at which systems that know cuts only change from one clip to the next: the middle of the transition, rounded
 * down. Both clips have material for the other half, since a transition overlaps them.
 */
export const cutPoint = (piece: PicturePiece): number => {
  const { start, duration, transition } = piece;
  return transition
    ? start + duration - transition.duration + Math.floor(transition.duration / 2)
    : start + duration;
};

/** A nested clip on a track of pictures. */
export type NestedPiece = PicturePiece & { inside: NonNullable<PicturePiece["inside"]> };

export const isNestedPiece = (piece: PicturePiece): piece is NestedPiece => piece.inside !== null;

/** All nested clips of a track, those in others before them: in the order in which documents have to describe them. */
export const nestedPieces = (picture: readonly PicturePiece[]): NestedPiece[] =>
  picture.filter(isNestedPiece).flatMap((piece) => [...nestedPieces(piece.inside.picture), piece]);

/** What is in a nested clip as a sequence of its own, counted from its first frame. */
export const sequenceInside = (sequence: Sequence, { name, inside }: NestedPiece): Sequence => ({
  ...sequence,
  ...inside,
  name,
  firstFrame: 0,
  sound: { voice: [], music: [], effects: [] },
  markers: [],
  texts: [],
});

/** A piece from a frame of the timeline up to its cut point: what systems that know cuts only show of it. */
export function trimmedFrom(piece: PicturePiece, from: number): PicturePiece {
  const skipped = Math.round(((from - piece.start) * piece.speedPercent) / 100);
  return {
    ...piece,
    start: from,
    sourceStart: piece.sourceStart + skipped,
    duration: cutPoint(piece) - from,
  };
}

/** Pieces of one track in rows in which none overlaps another: an editing system's track holds one thing at a time. */
export function intoLanes<One extends { start: number; duration: number }>(pieces: readonly One[]): One[][] {
  const lanes: One[][] = [];
  for (const piece of pieces) {
    const free = lanes.find((lane) => {
      const last = lane.at(-1);
      return last !== undefined && last.start + last.duration <= piece.start;
    });
    if (free) free.push(piece);
    else lanes.push([piece]);
  }
  return lanes;
}

import type { Cut } from "@/domain/timeline/cut";
import type { RateKey } from "./frame-rate";
import { type Carries, lostIn } from "./losses";
import {
  cutPoint,
  type InterchangeResult,
  intoLanes,
  isNestedPiece,
  type MediaFile,
  type NestedPiece,
  type PicturePiece,
  type Piece,
  type Sequence,
  sequenceInside,
  toSequence,
  trimmedFrom,
} from "./sequence";

const carries: Carries = {
  ...{ transitions: "all", sound: true, soundLevels: true, texts: false, speed: true, nested: true },
};

export type InterchangeOptions = {
  name: string;
  rate: RateKey;
  files: ReadonlyMap<string, MediaFile>;
};

/** A cut as an OpenTimelineIO document (schema as written by OpenTimelineIO 0.17 and read by 0.15 and newer). */
export function toOtio(cut: Cut, options: InterchangeOptions): InterchangeResult {
  const sequence = toSequence(cut, { ...options, keepsNested: true });
  const timeline = {
    OTIO_SCHEMA: "Timeline.1",
    metadata: { framewright: { cut } },
    name: sequence.name,
    global_start_time: time(sequence, sequence.firstFrame),
    tracks: {
      OTIO_SCHEMA: "Stack.1",
      ...plain("tracks"),
      source_range: null,
      effects: [],
      markers: [],
      enabled: true,
      color: null,
      children: [pictureTrack(sequence), ...soundTracks(sequence)],
    },
  };
  return {
    document: `${JSON.stringify(timeline, null, 2)}\n`,
    lost: lostIn(cut, { carries, rate: options.rate }),
  };
}

const plain = (name: string, metadata: object = {}) => ({ metadata, name });

/** OpenTimelineIO's rates are decimal; 30000/1001 is read back as the nearest such number. */
const rateOf = ({ rate }: Sequence) => rate.numerator / rate.denominator;

const time = (sequence: Sequence, frame: number) => ({
  OTIO_SCHEMA: "RationalTime.1",
  rate: rateOf(sequence),
  value: frame,
});

const range = (sequence: Sequence, start: number, duration: number) => ({
  OTIO_SCHEMA: "TimeRange.1",
  duration: time(sequence, duration),
  start_time: time(sequence, start),
});

const track = (name: string, kind: "Video" | "Audio", parts: { children: object[]; markers?: object[] }) => ({
  OTIO_SCHEMA: "Track.1",
  ...plain(name),
  source_range: null,
  effects: [],
  markers: parts.markers ?? [],
  enabled: true,
  color: null,
  children: parts.children,
  kind,
});

const gap = (sequence: Sequence, duration: number) => ({
  OTIO_SCHEMA: "Gap.1",
  ...plain(""),
  source_range: range(sequence, 0, duration),
  effects: [],
  markers: [],
  enabled: true,
  color: null,
});

function clip(sequence: Sequence, piece: Piece, effects: object[]) {
  const { media } = piece;
  return {
    OTIO_SCHEMA: "Clip.2",
    ...plain(piece.name, { framewright: { id: piece.id, gainDb: piece.gainDb } }),
    source_range: range(sequence, piece.sourceStart, piece.duration),
    effects,
    markers: [],
    enabled: true,
    color: null,
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: "ExternalReference.1",
        ...plain(media.path.split("/").at(-1) ?? media.path, { framewright: { sha256: media.digest } }),
        available_range: range(sequence, 0, media.durationFrames),
        available_image_bounds: null,
        target_url: media.path.split("/").map(encodeURIComponent).join("/"),
      },
    },
    active_media_reference_key: "DEFAULT_MEDIA",
  };
}

const timeWarp = (speedPercent: number) => ({
  OTIO_SCHEMA: "LinearTimeWarp.1",
  ...plain("Speed"),
  effect_name: "LinearTimeWarp",
  enabled: true,
  time_scalar: speedPercent / 100,
});

/**
 * Clips meet at the middle of their transition; how far it reaches into each is told by the transition itself, which
 * takes no time of its own.
 */
function pictureTrack(sequence: Sequence) {
  const children: object[] = [];
  let position = 0;
  for (const [index, piece] of sequence.picture.entries()) {
    const before = sequence.picture[index - 1];
    const from = before?.transition ? cutPoint(before) : piece.start;
    if (from > position) children.push(gap(sequence, from - position));
    const shown = trimmedFrom(piece, from);
    children.push(isNestedPiece(shown) ? nested(sequence, shown) : clip(sequence, shown, speedOf(piece)));
    position = cutPoint(piece);
    if (piece.transition) children.push(transition(sequence, piece.transition));
  }
  if (sequence.durationFrames > position) children.push(gap(sequence, sequence.durationFrames - position));
  return track("Picture", "Video", { children, markers: sequence.markers.map(markerOf(sequence)) });
}

/** A nested clip is a stack with one track, of which a range is seen. */
const nested = (sequence: Sequence, piece: NestedPiece): object => ({
  OTIO_SCHEMA: "Stack.1",
  ...plain(piece.name, { framewright: { id: piece.id, gainDb: piece.gainDb } }),
  source_range: range(sequence, piece.sourceStart, piece.duration),
  effects: [],
  markers: [],
  enabled: true,
  color: null,
  children: [pictureTrack(sequenceInside(sequence, piece))],
});

const speedOf = ({ speedPercent }: PicturePiece) => (speedPercent === 100 ? [] : [timeWarp(speedPercent)]);

function transition(sequence: Sequence, { kind, duration }: NonNullable<PicturePiece["transition"]>) {
  const inOffset = Math.floor(duration / 2);
  return {
    OTIO_SCHEMA: "Transition.1",
    ...plain(kind, { framewright: { kind } }),
    in_offset: time(sequence, inOffset),
    out_offset: time(sequence, duration - inOffset),
    transition_type: kind === "crossfade" ? "SMPTE_Dissolve" : "Custom_Transition",
  };
}

const markerOf =
  (sequence: Sequence) =>
  ({ frame, name }: Sequence["markers"][number]) => ({
    OTIO_SCHEMA: "Marker.2",
    ...plain(name),
    color: "GREEN",
    comment: "",
    marked_range: range(sequence, frame, 0),
  });

const trackTitles = { voice: "Dialogue", music: "Music", effects: "Effects" } as const;

function soundTracks(sequence: Sequence) {
  return (["voice", "music", "effects"] as const).flatMap((name) =>
    intoLanes(sequence.sound[name]).map((pieces, lane) => {
      let position = 0;
      const children = pieces.flatMap((piece) => {
        const before = piece.start > position ? [gap(sequence, piece.start - position)] : [];
        position = piece.start + piece.duration;
        return [...before, clip(sequence, piece, [])];
      });
      const title = lane === 0 ? trackTitles[name] : `${trackTitles[name]} ${lane + 1}`;
      return track(title, "Audio", { children });
    }),
  );
}

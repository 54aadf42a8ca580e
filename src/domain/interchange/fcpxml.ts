import { StudioError } from "@/domain/errors";
import type { Cut } from "@/domain/timeline/cut";
import { type Carries, lostIn } from "./losses";
import type { InterchangeOptions } from "./otio";
import {
  cutPoint,
  type InterchangeResult,
  intoLanes,
  isNestedPiece,
  type MediaFile,
  type NestedPiece,
  nestedPieces,
  type PicturePiece,
  type Piece,
  type Sequence,
  type SoundTrackName,
  sequenceInside,
  toSequence,
  trimmedFrom,
} from "./sequence";
import { group, node, type XmlNode, xmlDocument } from "./xml";

const carries: Carries = {
  ...{ transitions: "dissolves", sound: true, soundLevels: true, texts: true, speed: true, nested: true },
};

const sequenceFormat = "r1";
const titleEffect = "r2";
const titleUid = ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti";

/** A cut as FCPXML 1.10, for Final Cut Pro 10.6 and DaVinci Resolve 18.5 and newer. */
export function toFcpxml(cut: Cut, options: InterchangeOptions): InterchangeResult {
  const sequence = toSequence(cut, { ...options, keepsNested: true });
  const nested = nestedPieces(sequence.picture);
  const ids: Ids = {
    assets: new Map(sequence.media.map(({ digest }, index) => [digest, `a${index + 1}`])),
    compounds: new Map(nested.map(({ id }, index) => [id, `m${index + 1}`])),
  };
  const root = node("fcpxml", { version: "1.10" }, [
    group("resources", [
      ...resources(sequence, ids),
      ...nested.map((piece) => compound({ sequence: sequenceInside(sequence, piece), ids }, piece)),
    ]),
    group("library", [
      node("event", { name: sequence.name }, [
        node("project", { name: sequence.name }, [sequenceNode({ sequence, ids })]),
      ]),
    ]),
  ]);
  return { document: xmlDocument("fcpxml", root), lost: lostIn(cut, { carries, rate: options.rate }) };
}

/** What resources are called: assets by the digest of their file, compound clips by the id of their piece. */
type Ids = { assets: ReadonlyMap<string, string>; compounds: ReadonlyMap<string, string> };

type Writing = { sequence: Sequence; ids: Ids };

const sequenceNode = (writing: Writing): XmlNode => {
  const { sequence } = writing;
  return node(
    "sequence",
    {
      format: sequenceFormat,
      duration: seconds(sequence, sequence.durationFrames),
      tcStart: seconds(sequence, sequence.firstFrame),
      tcFormat: timecodeFormat(sequence),
      audioLayout: "stereo",
      audioRate: "48k",
    },
    [group("spine", spine(writing))],
  );
};

/** A nested clip as it can be used on a spine: a sequence whose own time begins with zero. */
const compound = (writing: Writing, { id, name }: NestedPiece): XmlNode =>
  node("media", { id: idOf(writing.ids.compounds, id), name }, [sequenceNode(writing)]);

const timecodeFormat = ({ rate }: Sequence) => (rate.dropFrame ? "DF" : "NDF");

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new StudioError("invalid-input", "A clip of this cut has no file to link to.");
  return id;
}

/** Frames as an exact fraction of seconds. `per` counts the units of a frame when it is not whole. */
function seconds({ rate }: Sequence, frames: number, per = 1): string {
  return frames === 0 ? "0s" : `${frames * rate.denominator}/${rate.numerator * per}s`;
}

function resources(sequence: Sequence, { assets }: Ids): XmlNode[] {
  const { rate, size, texts, media } = sequence;
  const format = node("format", {
    id: sequenceFormat,
    name: "FFVideoFormatRateUndefined",
    frameDuration: `${rate.denominator}/${rate.numerator}s`,
    ...{ width: size.width, height: size.height, colorSpace: "1-1-1 (Rec. 709)" },
  });
  const title = node("effect", { id: titleEffect, name: "Basic Title", uid: titleUid });
  return [
    format,
    ...(texts.length > 0 ? [title] : []),
    ...media.map((file) => asset(sequence, file, idOf(assets, file.digest))),
  ];
}

const fileUrl = (path: string) => `./${path.split("/").map(encodeURIComponent).join("/")}`;
const fileName = (path: string) => path.split("/").at(-1) ?? path;

function asset(sequence: Sequence, file: MediaFile, id: string): XmlNode {
  const picture = { hasVideo: 1, format: sequenceFormat, videoSources: 1 };
  const sound = { hasAudio: 1, audioSources: 1, audioChannels: 2, audioRate: 48_000 };
  return node(
    "asset",
    {
      ...{ id, name: fileName(file.path), uid: file.digest, start: "0s" },
      duration: seconds(sequence, file.durationFrames),
      ...(file.picture ? picture : {}),
      ...(file.sound ? sound : {}),
    },
    [node("media-rep", { kind: "original-media", src: fileUrl(file.path) })],
  );
}

/** What hangs on a stretch of the spine: sounds below, text above. */
type Stretch = { from: number; to: number; sourceFrom: number };

/** Clips meet at the middle of their transition, which lies over both of them. */
function spine(writing: Writing): XmlNode[] {
  const { sequence } = writing;
  const nodes: XmlNode[] = [];
  let position = 0;
  const gapUntil = (to: number) => {
    if (to > position) nodes.push(gap(writing, { from: position, to, sourceFrom: 0 }));
  };
  for (const [index, piece] of sequence.picture.entries()) {
    const before = sequence.picture[index - 1];
    const from = before?.transition ? cutPoint(before) : piece.start;
    gapUntil(from);
    if (before?.transition) nodes.push(transition(sequence, before, before.transition));
    nodes.push(pictureClip(writing, trimmedFrom(piece, from)));
    position = cutPoint(piece);
  }
  gapUntil(sequence.durationFrames);
  return nodes;
}

const transition = (
  sequence: Sequence,
  piece: PicturePiece,
  { duration }: NonNullable<PicturePiece["transition"]>,
): XmlNode =>
  node("transition", {
    name: "Cross Dissolve",
    offset: seconds(sequence, sequence.firstFrame + piece.start + piece.duration - duration),
    duration: seconds(sequence, duration),
  });

function gap(writing: Writing, stretch: Stretch): XmlNode {
  const { sequence } = writing;
  const attributes = {
    ...{ name: "Gap", offset: seconds(sequence, sequence.firstFrame + stretch.from), start: "0s" },
    duration: seconds(sequence, stretch.to - stretch.from),
  };
  return node("gap", attributes, [...connected(writing, stretch), ...markers(sequence, stretch)]);
}

function pictureClip(writing: Writing, piece: PicturePiece): XmlNode {
  const { sequence, ids } = writing;
  const { media, speedPercent, duration } = piece;
  // Of a clip at another speed all times are those of its playing: its file is that much shorter or longer.
  const sourceFrom = Math.round((piece.sourceStart * 100) / speedPercent);
  const stretch = { from: piece.start, to: piece.start + duration, sourceFrom };
  const place = {
    offset: seconds(sequence, sequence.firstFrame + piece.start),
    start: seconds(sequence, sourceFrom),
    duration: seconds(sequence, duration),
  };
  const content = [...volume(piece), ...connected(writing, stretch), ...markers(sequence, stretch)];
  if (isNestedPiece(piece)) {
    return node("ref-clip", { ref: idOf(ids.compounds, piece.id), name: piece.name, ...place }, content);
  }
  return node(
    "asset-clip",
    {
      ...{ ref: idOf(ids.assets, media.digest), name: piece.name, ...place },
      ...{ format: sequenceFormat, tcFormat: timecodeFormat(sequence) },
      ...(media.sound ? { audioRole: "effects" } : {}),
    },
    [...(speedPercent === 100 ? [] : [timeMap(sequence, piece)]), ...content],
  );
}

/** Runs through the whole file at one speed. */
function timeMap(sequence: Sequence, { media, speedPercent }: PicturePiece): XmlNode {
  const end = seconds(sequence, media.durationFrames * 100, speedPercent);
  return group("timeMap", [
    node("timept", { time: "0s", value: "0s", interp: "linear" }),
    node("timept", { time: end, value: seconds(sequence, media.durationFrames), interp: "linear" }),
  ]);
}

/** A bare number: with a unit behind it DaVinci Resolve drops it. */
const volume = ({ gainDb }: Piece): XmlNode[] =>
  gainDb === 0 ? [] : [node("adjust-volume", { amount: Number(gainDb.toFixed(2)) })];

const roles: Record<SoundTrackName, string> = { voice: "dialogue", music: "music", effects: "effects" };

/** Sounds and texts that begin in a stretch of the spine; their places are told in the time of what they hang on. */
function connected(writing: Writing, stretch: Stretch): XmlNode[] {
  const { sequence, ids } = writing;
  const begins = ({ start }: { start: number }) => start >= stretch.from && start < stretch.to;
  const offset = (start: number) => seconds(sequence, stretch.sourceFrom + start - stretch.from);
  let lane = 0;
  const sounds = (["voice", "music", "effects"] as const).flatMap((name) =>
    intoLanes(sequence.sound[name]).flatMap((pieces) => {
      lane -= 1;
      return pieces.filter(begins).map((piece) =>
        node(
          "asset-clip",
          {
            ...{ ref: idOf(ids.assets, piece.media.digest), lane, offset: offset(piece.start) },
            ...{ name: piece.name, start: seconds(sequence, piece.sourceStart) },
            ...{ duration: seconds(sequence, piece.duration), audioRole: roles[name] },
          },
          volume(piece),
        ),
      );
    }),
  );
  const titles = intoLanes(sequence.texts).flatMap((texts, above) =>
    texts
      .filter(begins)
      .map((text) => title(sequence, text, { lane: above + 1, offset: offset(text.start) })),
  );
  return [...sounds, ...titles];
}

function title(
  sequence: Sequence,
  { item, duration }: Sequence["texts"][number],
  place: { lane: number; offset: string },
): XmlNode {
  const style = `ts-${item.id}`;
  return node(
    "title",
    {
      ...{ ref: titleEffect, ...place, name: item.text, start: "0s" },
      duration: seconds(sequence, duration),
    },
    [
      group("text", [node("text-style", { ref: style }, item.text)]),
      node("text-style-def", { id: style }, [
        node("text-style", {
          font: "Helvetica",
          fontSize: 63,
          fontColor: channels(item.colour),
          alignment: "center",
        }),
      ]),
    ],
  );
}

/** A hex colour as red, green, blue and alpha from 0 to 1. */
const channels = (hex: string): string =>
  [...[1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4)), "1"].join(" ");

const markers = (sequence: Sequence, { from, to, sourceFrom }: Stretch): XmlNode[] =>
  sequence.markers
    .filter(({ frame }) => frame >= from && frame < to)
    .map(({ frame, name }) =>
      node("marker", {
        start: seconds(sequence, sourceFrom + frame - from),
        ...{ duration: seconds(sequence, 1), value: name },
      }),
    );

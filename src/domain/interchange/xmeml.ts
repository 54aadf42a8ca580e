import type { Cut } from "@/domain/timeline/cut";
import { type Carries, lostIn } from "./losses";
import type { InterchangeOptions } from "./otio";
import {
  type InterchangeResult,
  intoLanes,
  isNestedPiece,
  type MediaFile,
  type PicturePiece,
  type Piece,
  type Sequence,
  sequenceInside,
  toSequence,
} from "./sequence";
import { timecodeOf } from "./timecode";
import { group, leaf, node, type XmlNode, xmlDocument } from "./xml";

const carries: Carries = {
  ...{ transitions: "dissolves", sound: true, soundLevels: true, texts: false, speed: true, nested: true },
};

/** A cut as Final Cut Pro 7 XML (xmeml 5), which Premiere Pro and DaVinci Resolve read. */
export function toXmeml(cut: Cut, options: InterchangeOptions): InterchangeResult {
  const sequence = toSequence(cut, { ...options, keepsNested: true });
  const file = fileWriter(sequence);
  const root = node("xmeml", { version: 5 }, [sequenceNode(sequence, { file, id: "sequence" })]);
  return { document: xmlDocument("xmeml", root), lost: lostIn(cut, { carries, rate: options.rate }) };
}

type FileWriter = (media: MediaFile) => XmlNode;

/** `id` is the document's own: what is nested in a sequence has its id with a number behind it. */
type Writing = { file: FileWriter; id: string };

const sequenceNode = (sequence: Sequence, writing: Writing): XmlNode =>
  node("sequence", { id: writing.id }, [
    leaf("name", sequence.name),
    leaf("duration", sequence.durationFrames),
    rate(sequence),
    timecode(sequence, sequence.firstFrame),
    group("media", [
      group("video", [format(sequence), group("track", pictureItems(sequence, writing))]),
      group("audio", audio(sequence, writing.file)),
    ]),
    ...sequence.markers.map(marker),
  ]);

const rate = ({ rate: { nominal, denominator } }: Sequence): XmlNode =>
  group("rate", [leaf("timebase", nominal), leaf("ntsc", denominator === 1 ? "FALSE" : "TRUE")]);

const timecode = (sequence: Sequence, frame: number): XmlNode =>
  group("timecode", [
    rate(sequence),
    leaf("string", timecodeOf(frame, sequence.rate)),
    leaf("frame", frame),
    leaf("displayformat", sequence.rate.dropFrame ? "DF" : "NDF"),
  ]);

const characteristics = (sequence: Sequence, { width, height }: { width: number; height: number }): XmlNode =>
  group("samplecharacteristics", [
    rate(sequence),
    leaf("width", width),
    leaf("height", height),
    leaf("anamorphic", "FALSE"),
    leaf("pixelaspectratio", "square"),
    leaf("fielddominance", "none"),
  ]);

const format = (sequence: Sequence): XmlNode => group("format", [characteristics(sequence, sequence.size)]);

const soundCharacteristics = group("samplecharacteristics", [leaf("depth", 16), leaf("samplerate", 48_000)]);

/** The first use of a file describes it, all others name it. */
function fileWriter(sequence: Sequence): FileWriter {
  const ids = new Map<string, string>();
  return (media) => {
    const known = ids.get(media.digest);
    if (known) return node("file", { id: known });
    const id = `file-${ids.size + 1}`;
    ids.set(media.digest, id);
    return node("file", { id }, [
      leaf("name", media.path.split("/").at(-1) ?? media.path),
      leaf("pathurl", media.path.split("/").map(encodeURIComponent).join("/")),
      rate(sequence),
      leaf("duration", media.durationFrames),
      timecode(sequence, 0),
      group("media", [
        ...(media.picture ? [group("video", [characteristics(sequence, media.picture)])] : []),
        ...(media.sound ? [group("audio", [soundCharacteristics, leaf("channelcount", 2)])] : []),
      ]),
    ]);
  };
}

/** In and out of a clip with a transition are those of its whole visible stretch; its end on that side is -1. */
function pictureItems(sequence: Sequence, { file, id }: Writing): XmlNode[] {
  return sequence.picture.flatMap((piece, index) => {
    const comes = sequence.picture[index - 1]?.transition;
    const { start, duration, transition, sourceStart, speedPercent } = piece;
    const used = Math.round((duration * speedPercent) / 100);
    const own = `${id}-${index + 1}`;
    const wholeFrames = piece.inside?.durationFrames ?? piece.media.durationFrames;
    const item = node("clipitem", { id: `clipitem-${own}` }, [
      ...[leaf("name", piece.name), leaf("duration", wholeFrames), rate(sequence)],
      ...[leaf("enabled", "TRUE"), leaf("in", sourceStart), leaf("out", sourceStart + used)],
      leaf("start", comes ? -1 : start),
      leaf("end", transition ? -1 : start + duration),
      isNestedPiece(piece)
        ? sequenceNode(sequenceInside(sequence, piece), { file, id: own })
        : file(piece.media),
      ...(speedPercent === 100 ? [] : [timeRemap(speedPercent)]),
    ]);
    return transition ? [item, transitionItem(sequence, piece, transition)] : [item];
  });
}

function transitionItem(
  sequence: Sequence,
  { start, duration }: PicturePiece,
  seam: NonNullable<PicturePiece["transition"]>,
): XmlNode {
  const end = start + duration;
  return group("transitionitem", [
    rate(sequence),
    leaf("start", end - seam.duration),
    leaf("end", end),
    leaf("alignment", "center"),
    group("effect", [
      leaf("name", "Cross Dissolve"),
      leaf("effectid", "Cross Dissolve"),
      leaf("effectcategory", "Dissolve"),
      leaf("effecttype", "transition"),
      leaf("mediatype", "video"),
    ]),
  ]);
}

const parameter = (id: string, name: string, value: string | number): XmlNode =>
  group("parameter", [leaf("parameterid", id), leaf("name", name), leaf("value", value)]);

const timeRemap = (speedPercent: number): XmlNode =>
  group("filter", [
    group("effect", [
      leaf("name", "Time Remap"),
      leaf("effectid", "timeremap"),
      leaf("effectcategory", "motion"),
      leaf("effecttype", "motion"),
      leaf("mediatype", "video"),
      parameter("variablespeed", "variablespeed", 0),
      parameter("speed", "speed", speedPercent),
    ]),
  ]);

function audio(sequence: Sequence, file: FileWriter): XmlNode[] {
  const lanes = (["voice", "music", "effects"] as const).flatMap((name) => intoLanes(sequence.sound[name]));
  return [
    leaf("numOutputChannels", 2),
    group("format", [soundCharacteristics]),
    ...lanes.map((pieces, lane) =>
      group(
        "track",
        pieces.map((piece, index) =>
          audioItem(sequence, { piece, file, id: `audio-${lane + 1}-${index + 1}` }),
        ),
      ),
    ),
  ];
}

function audioItem(
  sequence: Sequence,
  { piece, file, id }: { piece: Piece; file: FileWriter; id: string },
): XmlNode {
  const { media, start, duration, sourceStart, gainDb } = piece;
  return node("clipitem", { id }, [
    ...[leaf("name", piece.name), leaf("duration", media.durationFrames), rate(sequence)],
    ...[leaf("enabled", "TRUE"), leaf("in", sourceStart), leaf("out", sourceStart + duration)],
    ...[leaf("start", start), leaf("end", start + duration), file(media)],
    group("sourcetrack", [leaf("mediatype", "audio"), leaf("trackindex", 1)]),
    ...(gainDb === 0 ? [] : [level(gainDb)]),
  ]);
}

/** Levels are factors, 1 leaves the sound as it is. */
const level = (gainDb: number): XmlNode =>
  group("filter", [
    group("effect", [
      leaf("name", "Audio Levels"),
      leaf("effectid", "audiolevels"),
      leaf("effectcategory", "audiolevels"),
      leaf("effecttype", "audiolevels"),
      leaf("mediatype", "audio"),
      parameter("level", "Level", (10 ** (gainDb / 20)).toFixed(6)),
    ]),
  ]);

const marker = ({ frame, name }: Sequence["markers"][number]): XmlNode =>
  group("marker", [leaf("name", name), leaf("comment", ""), leaf("in", frame), leaf("out", -1)]);

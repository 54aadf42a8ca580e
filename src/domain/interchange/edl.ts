import type { Cut } from "@/domain/timeline/cut";
import { type Carries, lostIn } from "./losses";
import type { InterchangeOptions } from "./otio";
import { type InterchangeResult, type PicturePiece, type Sequence, toSequence } from "./sequence";
import { timecodeOf } from "./timecode";

const carries: Carries = {
  ...{ transitions: "dissolves-and-wipes", sound: false, soundLevels: false, texts: false, speed: true },
};

/** Events that the three digits of an event's number can count. */
const mostEvents = 999;
const titleLength = 70;

/**
 * The picture of a cut as a CMX 3600 edit decision list. The format has one track of picture and knows no rate: the
 * rate stands in a comment and in the name of the file.
 */
export function toEdl(cut: Cut, options: InterchangeOptions): InterchangeResult {
  const sequence = toSequence(cut, options);
  const header = [
    `TITLE: ${ascii(sequence.name).slice(0, titleLength)}`,
    `FCM: ${sequence.rate.dropFrame ? "DROP FRAME" : "NON-DROP FRAME"}`,
    `* FRAME RATE: ${sequence.rate.title}`,
  ];
  const shown = sequence.picture.slice(0, mostEvents);
  const events = shown.map((piece, index) =>
    event(sequence, { piece, before: shown[index - 1], number: index + 1 }),
  );
  const left = sequence.picture.length - shown.length;
  return {
    document: `${[header.join("\r\n"), ...events].join("\r\n\r\n")}\r\n`,
    lost: [
      ...lostIn(cut, { carries, rate: options.rate }),
      ...(left > 0 ? [`The last ${left} clips: an EDL counts to ${mostEvents}.`] : []),
    ],
  };
}

type Event = { piece: PicturePiece; before: PicturePiece | undefined; number: number };

/** Up to where a piece is shown alone: a dissolve belongs to the event of the clip that comes. */
const ownEnd = ({ start, duration, transition }: PicturePiece) =>
  start + duration - (transition?.duration ?? 0);

function event(sequence: Sequence, { piece, before, number }: Event): string {
  const { rate, firstFrame } = sequence;
  const digits = String(number).padStart(3, "0");
  const played = ownEnd(piece) - piece.start;
  const line = (kind: string, one: PicturePiece, at: { source: number; record: number; length: number }) => {
    const codes = [
      at.source,
      at.source + at.length,
      firstFrame + at.record,
      firstFrame + at.record + at.length,
    ];
    const reel = one.media.reel.padEnd(8);
    return `${digits}  ${reel} V     ${kind.padEnd(8)} ${codes.map((code) => timecodeOf(code, rate)).join(" ")}`;
  };
  const coming = { source: piece.sourceStart, record: piece.start, length: played };
  const seam = before?.transition;
  const lines = seam
    ? [
        line("C", before, {
          source: before.sourceStart + sourceFrames(before, ownEnd(before) - before.start),
          record: piece.start,
          length: 0,
        }),
        line(transitionCode(seam), piece, coming),
        `* FROM CLIP NAME: ${ascii(before.name)}`,
        `* TO CLIP NAME: ${ascii(piece.name)}`,
      ]
    : [line("C", piece, coming), `* FROM CLIP NAME: ${ascii(piece.name)}`];
  return [...lines, ...speed(sequence, piece), ...comments(sequence, piece)].join("\r\n");
}

const sourceFrames = ({ speedPercent }: PicturePiece, played: number) =>
  Math.round((played * speedPercent) / 100);

/** W001 is the wipe from left to right; whatever has no number of its own is a dissolve. */
const transitionCode = ({ kind, duration }: NonNullable<PicturePiece["transition"]>) =>
  `${kind === "wipe" ? "W001" : "D"} ${String(duration).padStart(3, "0")}`;

/** Motion memory: the speed in frames a second, and where it begins. */
function speed({ rate }: Sequence, piece: PicturePiece): string[] {
  if (piece.speedPercent === 100) return [];
  const perSecond = ((rate.numerator / rate.denominator) * piece.speedPercent) / 100;
  const begins = timecodeOf(piece.sourceStart, rate);
  return [`M2   ${piece.media.reel.padEnd(8)} ${perSecond.toFixed(1).padStart(5, "0")} ${begins}`];
}

function comments({ rate, firstFrame, markers }: Sequence, piece: PicturePiece): string[] {
  const own = markers.filter(({ frame }) => frame >= piece.start && frame < ownEnd(piece));
  return [
    `* SOURCE FILE: ${ascii(piece.media.path)}`,
    ...own.map(({ frame, name }) => `* LOC: ${timecodeOf(firstFrame + frame, rate)} GREEN   ${ascii(name)}`),
  ];
}

/** EDLs are read by systems that know ASCII alone. */
const ascii = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "_");

import { StudioError } from "@/domain/errors";
import type { Cue } from "./captions";

/** More than any film of the studio has; a file with more is not one of captions. */
const mostCues = 2000;

/** How the two formats differ: the mark before the milliseconds, whether hours may be left out, and what ends a text. */
type Format = { name: string; decimalMark: "," | "."; words(lines: readonly Line[]): string };

type Line = { number: number; text: string };

/**
 * Captions out of a SubRip (.srt) or WebVTT (.vtt) file in UTF-8, with or without a byte order mark. Strict: what cannot
 * be read as it is written is refused with its line, because a caption that is lost or late is seen by everybody but the
 * one who imported it. Styles, regions and notes of WebVTT are passed over, as are positions and simple marks of text.
 *
 * Throws "invalid-input" for another encoding, a malformed cue, times out of order or cues that overlap.
 */
export function readCaptions(bytes: Uint8Array): Cue[] {
  const lines = decoded(bytes)
    .split(/\r\n|\r|\n/)
    .map((text, index): Line => ({ number: index + 1, text }));
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0]?.text ?? "");
  const format = isVtt ? webVtt : subRip;
  const blocks = blocksOf(isVtt ? afterHeader(lines) : lines).filter(
    ([first]) => !(isVtt && /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first?.text ?? "")),
  );
  if (blocks.length === 0) throw new StudioError("invalid-input", "There are no captions in this file.");
  if (blocks.length > mostCues) {
    throw new StudioError("invalid-input", `This file has more than ${mostCues} captions.`);
  }
  return inOrder(blocks.map((block) => cueOf(block, format)));
}

type ReadCue = Cue & { line: number };

const refuse = (line: number, message: string): never => {
  throw new StudioError("invalid-input", `Line ${line}: ${message}`);
};

function decoded(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    if (!isUtf16) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new StudioError("invalid-input", notUtf8, { cause: error });
  }
  throw new StudioError("invalid-input", notUtf8);
}

const notUtf8 = "This file is not in UTF-8. Open it in a text editor, save it as UTF-8 and try again.";

/** The header of WebVTT goes on until the first empty line. */
function afterHeader(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => text.trim() === "");
  const beside = (end < 0 ? lines : lines.slice(0, end)).find(({ text }) => text.includes("-->"));
  if (beside) refuse(beside.number, "There has to be an empty line between WEBVTT and the first caption.");
  return end < 0 ? [] : lines.slice(end);
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.text.trim() === "") continue;
    const isFirst = index === 0 || lines[index - 1]?.text.trim() === "";
    if (isFirst) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function cueOf(block: readonly Line[], format: Format): ReadCue {
  const [first, second] = block;
  if (!first) throw new Error("a block has lines");
  const timing = first.text.includes("-->") ? first : second;
  if (!timing?.text.includes("-->")) {
    return refuse(
      first.number,
      `A caption begins with its times, such as ${example(format)}. Is there an empty line inside a caption?`,
    );
  }
  const words = block.slice(timing === first ? 1 : 2);
  const stray = words.find(({ text }) => text.includes("-->"));
  if (stray) refuse(stray.number, "There has to be an empty line between two captions.");
  const [startMs, endMs] = timesOf(timing, format);
  if (endMs <= startMs) refuse(timing.number, "This caption ends before it begins.");
  const text = format.words(words).trim();
  if (text === "") refuse(timing.number, "This caption has no words.");
  return { startMs, endMs, text, line: timing.number };
}

const example = ({ decimalMark }: Format) => `00:00:01${decimalMark}500 --> 00:00:03${decimalMark}000`;

function timesOf({ number, text }: Line, format: Format): [number, number] {
  const [from = "", behind = ""] = text.split("-->");
  // Positions may stand behind the second time.
  const [to = ""] = behind.trim().split(/[ \t]/);
  return [timeOf(from.trim(), number, format), timeOf(to, number, format)];
}

function timeOf(text: string, line: number, format: Format): number {
  const found = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)([.,])(\d{3})$/.exec(text);
  const [, hours, minutes, seconds, mark, milliseconds] = found ?? [];
  const isComplete = found && mark === format.decimalMark && (hours !== undefined || format === webVtt);
  if (!isComplete) {
    return refuse(line, `“${text}” is not a time of ${format.name}. Write it as in ${example(format)}.`);
  }
  return (Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}

function inOrder(cues: readonly ReadCue[]): Cue[] {
  return cues.map(({ line, ...cue }, index) => {
    const before = cues[index - 1];
    if (before && cue.startMs < before.startMs) {
      refuse(line, `This caption begins before the one in line ${before.line}. Put them in order of time.`);
    }
    if (before && cue.startMs < before.endMs) {
      refuse(line, `This caption begins while the one in line ${before.line} is still shown.`);
    }
    return cue;
  });
}

/** Marks that SubRip files have by custom. */
const subRipMarks = /<\/?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\an?\d+\}/gi;

const subRip: Format = {
  name: "SubRip",
  decimalMark: ",",
  words: (lines) => lines.map(({ text }) => text.replace(subRipMarks, "").trim()).join("\n"),
};

const vttMarks = /<\/?(?:b|i|u|c|v|lang|ruby|rt)(?:[.\s][^<>]*)?>|<\d[\d:.]*>/g;
const vttSigns: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", quot: '"', apos: "'" },
  ...{ lrm: "\u200e", rlm: "\u200f" },
};

const webVtt: Format = {
  name: "WebVTT",
  decimalMark: ".",
  words: (lines) => lines.map(vttWords).join("\n"),
};

function vttWords({ number, text }: Line): string {
  const plain = text.replace(vttMarks, "");
  if (/[<>]/.test(plain)) {
    refuse(number, "Signs such as < and > are written as &lt; and &gt; in WebVTT.");
  }
  return plain.replace(/&([a-z]*);?|&/gi, (sign, name: string | undefined) => {
    const known = sign.endsWith(";") && name !== undefined ? vttSigns[name] : undefined;
    return known ?? refuse(number, `“${sign}” is written as &amp;${sign.slice(1)} in WebVTT.`);
  });
}

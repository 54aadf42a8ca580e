import type { Cut } from "@/domain/timeline/cut";

/** A line to be read while something is said; times in milliseconds from the start of the film. */
export type Cue = { startMs: number; endMs: number; text: string };

/** What fits into a caption: two lines, narrower on upright pictures. */
const lines = 2;
const lettersPerLine = { upright: 26, other: 42 } as const;

/**
 * Captions of a cut: those that its maker set, or what the voice says, and where nobody speaks the text over the picture. A sentence that is too
 * long is told in several cues, each as long as its share of the letters. None overlaps the next.
 *
 * @param spoken What each item of the voice track says, by its id.
 */
export function captionCues(cut: Cut, spoken: ReadonlyMap<string, string>): Cue[] {
  if (cut.captions) {
    const written = cut.captions.items.filter(({ text }) => text.trim() !== "");
    return written.map(({ range, text }) => cueOf(range, text));
  }
  return suggestedCues(cut, spoken);
}

const cueOf = ({ start, duration }: Cut["voice"][number]["sourceRange"], text: string): Cue => {
  const end = { value: start.value + duration.value, rate: start.rate };
  return { startMs: rescaleRounded(start), endMs: rescaleRounded(end), text };
};

function suggestedCues(cut: Cut, spoken: ReadonlyMap<string, string>): Cue[] {
  const milliseconds = (time: Cut["voice"][number]["start"]) => rescaleRounded(time);
  const voice = cut.voice.flatMap(({ id, start, sourceRange }) => {
    const text = spoken.get(id)?.trim();
    const startMs = milliseconds(start);
    return text ? parts(cut, { startMs, endMs: startMs + milliseconds(sourceRange.duration), text }) : [];
  });
  const texts = cut.overlays.flatMap((item) => {
    if (item.type !== "text") return [];
    const startMs = milliseconds(item.range.start);
    const cue = { startMs, endMs: startMs + milliseconds(item.range.duration), text: item.text };
    const silent = voice.every((said) => said.endMs <= cue.startMs || said.startMs >= cue.endMs);
    return silent ? parts(cut, cue) : [];
  });
  return withoutOverlaps([...voice, ...texts].toSorted((a, b) => a.startMs - b.startMs));
}

const rescaleRounded = ({ value, rate }: { value: number; rate: number }) =>
  Math.round((value * 1000) / rate);

function parts({ size }: Cut, { startMs, endMs, text }: Cue): Cue[] {
  const width = size.height > size.width ? lettersPerLine.upright : lettersPerLine.other;
  const wrapped = wrap(text, width);
  const pages = Array.from({ length: Math.ceil(wrapped.length / lines) }, (_, page) =>
    wrapped.slice(page * lines, (page + 1) * lines).join("\n"),
  );
  const letters = pages.reduce((sum, page) => sum + page.length, 0);
  let [from, passed] = [startMs, 0];
  return pages.map((page) => {
    passed += page.length;
    const to = startMs + Math.round(((endMs - startMs) * passed) / letters);
    const cue = { startMs: from, endMs: to, text: page };
    from = to;
    return cue;
  });
}

/** Breaks at blanks; a word longer than a line stands alone. */
function wrap(text: string, width: number): string[] {
  const wrapped: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = wrapped.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  return wrapped;
}

const withoutOverlaps = (cues: readonly Cue[]): Cue[] =>
  cues
    .map((cue, index) => {
      const next = cues[index + 1];
      return { ...cue, endMs: next ? Math.min(cue.endMs, next.startMs) : cue.endMs };
    })
    .filter(({ startMs, endMs }) => endMs > startMs);

const clock = (ms: number, mark: "," | ".") => {
  const two = (value: number) => String(value).padStart(2, "0");
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${parts.map(two).join(":")}${mark}${String(ms % 1000).padStart(3, "0")}`;
};

/** Captions as a SubRip file. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues
    .map(
      ({ startMs, endMs, text }, index) =>
        `${index + 1}\n${clock(startMs, ",")} --> ${clock(endMs, ",")}\n${text}\n`,
    )
    .join("\n");

/** Captions as a WebVTT file. */
export const toVtt = (cues: readonly Cue[]): string =>
  [
    "WEBVTT\n",
    ...cues.map(
      ({ startMs, endMs, text }) =>
        `${clock(startMs, ".")} --> ${clock(endMs, ".")}\n${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}\n`,
    ),
  ].join("\n");

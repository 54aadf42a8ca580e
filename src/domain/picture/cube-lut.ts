import { StudioError } from "@/domain/errors";

/** A 3D look-up table: the colour that becomes of each corner of a grid over the cube of all colours. */
export type CubeLut = {
  /** Grid points along each of red, green and blue. */
  size: number;
  /** Red, green and blue from 0 to 1 of each point, red running fastest: `size ** 3 * 3` numbers. */
  values: Float32Array;
};

export const lutLimits = { points: 65, bytes: 16 * 1024 * 1024 } as const;

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Reads a `.cube` file as Adobe and Resolve define it: a 3D table over colours from 0 to 1. Values beyond that are cut off.
 * Throws "invalid-input" with the line that is wrong.
 */
export function readCube(text: string): CubeLut {
  const read: ReadSoFar = { size: null, values: [] };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) readLine(read, line.trim(), index + 1);
  const { size, values } = read;
  if (size === null) throw new StudioError("invalid-input", "This is no 3D LUT: LUT_3D_SIZE is missing.");
  if (values.length < size ** 3 * 3) {
    const rows = values.length / 3;
    throw new StudioError("invalid-input", `The table of this LUT ends after ${rows} of ${size ** 3} rows.`);
  }
  return { size, values: Float32Array.from(values) };
}

type ReadSoFar = { size: number | null; values: number[] };

function readLine(read: ReadSoFar, line: string, number: number): void {
  if (line === "" || line.startsWith("#")) return;
  const [word = "", ...rest] = line.split(/\s+/);
  if (word === "LUT_3D_SIZE") {
    if (read.size !== null) throw wrong(number, "the size of the table is given twice");
    read.size = sizeOf(number, rest);
  } else if (/^[A-Z_]/.test(word)) requireSupported(number, word, rest);
  else {
    const { size, values } = read;
    if (size === null) throw wrong(number, "LUT_3D_SIZE has to stand before the table");
    if (values.length >= size ** 3 * 3) throw wrong(number, `the table goes on after its ${size ** 3} rows`);
    values.push(...colourOf(number, [word, ...rest]));
  }
}

/** The table as a `.cube` file, mixed with the colours as they are: 0 leaves them, 1 is the table itself. */
export function writeCube({ size, values }: CubeLut, strength: number): string {
  const rows = Array.from({ length: size ** 3 }, (_, point) => {
    const identity = [point % size, Math.floor(point / size) % size, Math.floor(point / size ** 2)];
    return identity
      .map((place, channel) => {
        const own = place / (size - 1);
        return (own + strength * ((values[point * 3 + channel] ?? 0) - own)).toFixed(6);
      })
      .join(" ");
  });
  return `LUT_3D_SIZE ${size}\n${rows.join("\n")}\n`;
}

/** What becomes of a colour: between the eight points around it, in straight lines, as renderer and preview do. */
export function colourThrough({ size, values }: CubeLut, colour: Rgb, strength = 1): Rgb {
  const places = colour.map((value) => Math.max(0, Math.min(1, value)) * (size - 1));
  const low = places.map((place) => Math.min(size - 2, Math.floor(place)));
  const mixed = [0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    let [weight, point, stride] = [1, 0, 1];
    for (const [channel, place] of places.entries()) {
      const first = low[channel] ?? 0;
      const up = (corner >> channel) & 1;
      weight *= up === 1 ? place - first : 1 - (place - first);
      point += (first + up) * stride;
      stride *= size;
    }
    for (const channel of [0, 1, 2]) {
      mixed[channel] = (mixed[channel] ?? 0) + weight * (values[point * 3 + channel] ?? 0);
    }
  }
  const blend = (channel: 0 | 1 | 2) =>
    colour[channel] + strength * ((mixed[channel] ?? 0) - colour[channel]);
  return [blend(0), blend(1), blend(2)];
}

function sizeOf(line: number, words: readonly string[]): number {
  const size = Number(words[0]);
  if (words.length === 1 && Number.isInteger(size) && size >= 2 && size <= lutLimits.points) return size;
  throw wrong(line, `a table has from 2 to ${lutLimits.points} points`);
}

/** Titles say nothing to us; a range other than 0 to 1 or a 1D table we cannot apply. */
function requireSupported(line: number, word: string, rest: readonly string[]): void {
  const bounds = { DOMAIN_MIN: 0, DOMAIN_MAX: 1 }[word];
  if (bounds !== undefined) {
    if (rest.length === 3 && rest.every((value) => Number(value) === bounds)) return;
    throw wrong(line, "only colours from 0 to 1 are supported");
  }
  if (word === "LUT_3D_INPUT_RANGE") {
    if (rest.length === 2 && Number(rest[0]) === 0 && Number(rest[1]) === 1) return;
    throw wrong(line, "only colours from 0 to 1 are supported");
  }
  if (word === "LUT_1D_SIZE") throw wrong(line, "this is a 1D LUT; export it as a 3D one");
  if (word !== "TITLE") throw wrong(line, `“${word.slice(0, 40)}” is no word of a .cube file`);
}

function colourOf(line: number, words: readonly string[]): number[] {
  const numbers = words.map(Number);
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) {
    throw wrong(line, "a row of the table has three numbers");
  }
  return numbers.map((value) => Math.max(0, Math.min(1, value)));
}

const wrong = (line: number, what: string) => new StudioError("invalid-input", `Line ${line}: ${what}.`);

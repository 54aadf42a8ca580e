/** First and last code point of a row of characters that a font has. */
export type CodeRange = readonly [first: number, last: number];

/** Which characters a font has, from its table "cmap"; none when it has no Unicode map. */
export function readCoverage(cmap: Buffer): CodeRange[] {
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const at = 4 + 8 * index;
    const [platform, encoding] = [cmap.readUInt16BE(at), cmap.readUInt16BE(at + 2)];
    return { rank: rankOf(platform, encoding), table: cmap.subarray(cmap.readUInt32BE(at + 4)) };
  });
  const [best] = tables.filter(({ rank }) => rank > 0).toSorted((a, b) => b.rank - a.rank);
  if (!best) return [];
  const format = best.table.readUInt16BE(0);
  if (format === 12) return wideRanges(best.table);
  return format === 4 ? narrowRanges(best.table) : [];
}

/** Maps of all of Unicode before those of its first plane; others, such as of symbols, are not looked at. */
function rankOf(platform: number, encoding: number): number {
  if (platform === 3 && encoding === 10) return 4;
  if (platform === 0 && (encoding === 4 || encoding === 6)) return 3;
  if (platform === 3 && encoding === 1) return 2;
  return platform === 0 && encoding <= 3 ? 1 : 0;
}

/** Bounds what a broken table can make us do. */
const rangesMax = 20_000;

function wideRanges(table: Buffer): CodeRange[] {
  const count = table.readUInt32BE(12);
  if (count > rangesMax) throw new RangeError(`a font with ${count} rows of characters`);
  return Array.from({ length: count }, (_, index) => {
    const at = 16 + 12 * index;
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)] as const;
  });
}

function narrowRanges(table: Buffer): CodeRange[] {
  const segments = table.readUInt16BE(6) / 2;
  const ranges: CodeRange[] = [];
  let next = 0;
  for (let index = 0; index < segments; index++) {
    const last = table.readUInt16BE(14 + 2 * index);
    const first = table.readUInt16BE(16 + 2 * (segments + index));
    // Rows come in order; in a broken font they may overlap a thousandfold, and no character is looked at twice.
    for (const range of drawnIn(table, { segments, index, first, from: Math.max(first, next), last }))
      ranges.push(range);
    next = Math.max(next, last + 1);
  }
  return ranges;
}

/** The rows of a segment that have glyphs: a segment may run over characters that the font does not draw. */
function drawnIn(
  table: Buffer,
  {
    segments,
    index,
    first,
    from,
    last,
  }: { segments: number; index: number; first: number; from: number; last: number },
): CodeRange[] {
  const deltaAt = 16 + 2 * (2 * segments + index);
  const offsetAt = deltaAt + 2 * segments;
  const [delta, offset] = [table.readUInt16BE(deltaAt), table.readUInt16BE(offsetAt)];
  const glyphOf = (code: number) =>
    offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(offsetAt + offset + 2 * (code - first));
  const ranges: [number, number][] = [];
  for (let code = from; code <= last && code < 0xffff; code++) {
    if (glyphOf(code) === 0) continue;
    const before = ranges.at(-1);
    if (before && before[1] === code - 1) before[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

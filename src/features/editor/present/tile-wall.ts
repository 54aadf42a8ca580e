/** Space between tiles, in pixels. */
export const tileGap = 8;

/** Of narrower tiles nobody sees anything, in pixels: rather the wall is scrolled. */
const narrowest = 144;

type Wall = { width: number; height: number };

/**
 * How tiles of one shape stand on a wall so that all are seen and each is as large as it can be; where they would be too
 * small, as many as there is room for side by side.
 *
 * @param wall Its size in pixels.
 * @param aspect Width of a tile by its height.
 */
export function tilesOn(wall: Wall, { count, aspect }: { count: number; aspect: number }) {
  const widthOf = (columns: number) => {
    const rows = Math.ceil(count / columns);
    const height = (wall.height - tileGap * (rows - 1)) / rows;
    return Math.floor(Math.min(widest(wall, columns), height * aspect));
  };
  const tried = Array.from({ length: count }, (_, index) => ({
    columns: index + 1,
    width: widthOf(index + 1),
  }));
  const best = tried.reduce((a, b) => (b.width > a.width ? b : a), { columns: 1, width: 0 });
  if (best.width >= narrowest) return best;
  const columns = Math.max(1, Math.floor((wall.width + tileGap) / (narrowest + tileGap)));
  return { columns, width: Math.floor(widest(wall, columns)) };
}

const widest = ({ width }: Wall, columns: number) => (width - tileGap * (columns - 1)) / columns;

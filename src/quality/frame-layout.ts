import type { PixelSize } from "@/domain/media/format";
import { graphOf, link } from "@/media/ffmpeg/graph";
import type { DetailTile } from "./detail";
import { analysisSize, type Frame } from "./small-frame";

/**
 * How one decoder feeds two looks at a clip through one pipe. Each piece is a grey picture: the small frame's luma, below
 * it both its chroma planes side by side, below that a tile of the frame in its own resolution. Nine tiles in turn cover
 * the middle of the picture, three columns by three rows: noise and sharpness change slowly, and full-size pixels
 * cost most.
 */
export type FrameLayout = {
  /** Of the small frames. */
  size: PixelSize;
  /** What a tile shows; where the picture is smaller than a small frame, the rest of its place is empty. */
  tile: PixelSize;
  tileColumns: number;
  tileRows: number;
  /** Top left of the tiles, on the 8-pixel grid of codecs. */
  origin: { x: number; y: number };
};

const mostTiles = 3;

export function frameLayout(picture: PixelSize): FrameLayout {
  const size = analysisSize(picture);
  const even = (side: number) => Math.floor(side / 2) * 2;
  const tile = {
    width: Math.min(size.width, even(picture.width)),
    height: Math.min(size.height, even(picture.height)),
  };
  const fitting = (whole: number, part: number) => Math.max(1, Math.min(mostTiles, Math.floor(whole / part)));
  const tileColumns = fitting(picture.width, tile.width);
  const tileRows = fitting(picture.height, tile.height);
  const onGrid = (room: number) => Math.floor(room / 16) * 8;
  return {
    size,
    tile,
    tileColumns,
    tileRows,
    origin: {
      x: onGrid(picture.width - tileColumns * tile.width),
      y: onGrid(picture.height - tileRows * tile.height),
    },
  };
}

/** The filtergraph from the decoder to pieces in this layout. */
export function layoutGraph({ size, tile, tileColumns, tileRows, origin }: FrameLayout): string {
  const x = `${origin.x}+${tile.width}*mod(n\\,${tileColumns})`;
  const y = `${origin.y}+${tile.height}*mod(floor(n/${tileColumns})\\,${tileRows})`;
  const small = `scale=${size.width}:${size.height}:flags=area:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv`;
  const crop = `crop=${tile.width}:${tile.height}:${x}:${y}`;
  return graphOf([
    link(["0:v"], ["format=yuv420p", "split=2"], ["whole", "near"]),
    link(["whole"], [small, "format=yuv420p", "extractplanes=y+u+v"], ["y", "u", "v"]),
    link(["u", "v"], ["hstack"], ["uv"]),
    link(["near"], [crop, "extractplanes=y", `pad=${size.width}:${size.height}`], ["tile"]),
    link(["y", "uv", "tile"], ["vstack=3"], ["v"]),
  ]);
}

/** Bytes of a piece. */
export const pieceBytes = ({ size }: FrameLayout) => size.width * size.height * 2.5;

/** Takes a piece apart. The chroma planes lie row beside row in it. */
export function readPiece(
  piece: Uint8Array,
  { size, tile }: FrameLayout,
): { frame: Frame; tile: DetailTile } {
  const area = size.width * size.height;
  const frame = new Uint8Array(area * 1.5);
  frame.set(piece.subarray(0, area));
  const half = size.width / 2;
  for (let row = 0; row < size.height / 2; row++) {
    const start = area + row * size.width;
    frame.set(piece.subarray(start, start + half), area + row * half);
    frame.set(piece.subarray(start + half, start + size.width), area * 1.25 + row * half);
  }
  const pixels = new Uint8Array(tile.width * tile.height);
  for (let row = 0; row < tile.height; row++) {
    const start = area * 1.5 + row * size.width;
    pixels.set(piece.subarray(start, start + tile.width), row * tile.width);
  }
  return { frame, tile: { pixels: fullRangeLuma(pixels), size: tile } };
}

/** Video luma runs from 16 to 235; details are judged from black to white. */
export const fullRangeLuma = (pixels: Uint8Array): Uint8Array => pixels.map((value) => fullRange[value] ?? 0);

const fullRange = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.max(0, Math.min(255, Math.round(((value - 16) * 255) / 219))),
);

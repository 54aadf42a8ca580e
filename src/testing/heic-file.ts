import { readFile } from "node:fs/promises";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { readBoxes } from "@/media/heic/boxes";

type HeicParts = {
  /** Three bytes a pixel. */
  pixels: Uint8Array;
  size: PixelSize;
  /** What the file says of its size; what is encoded when left out. */
  claimed?: PixelSize;
  /** Quarter turns against the clock. */
  turns?: 0 | 1 | 2 | 3;
  profile?: Buffer;
  exif?: string;
  tiles?: boolean;
  brands?: string[];
};

/**
 * A HEIC photo as phones write them: frames of HEVC out of ffmpeg, with their properties beside them. With `tiles` the picture is
 * repeated in a grid of 2 × 2, as a phone puts a photo together. Nothing that installs from the registry writes such files.
 */
export async function makeHeic(
  engine: MediaEngine,
  path: string,
  {
    pixels,
    size,
    claimed,
    turns = 0,
    profile,
    exif,
    tiles = false,
    brands = ["heic", "mif1", "heic"],
  }: HeicParts,
): Promise<Buffer> {
  const { hvcC, sample } = await encodePicture(engine, path, { pixels, size });
  const whole = tiles ? { width: size.width * 2, height: size.height * 2 } : size;
  const shown = [
    sizeBox(claimed ?? whole),
    ...(turns ? [box("irot", Buffer.from([turns]))] : []),
    ...(profile ? [box("colr", Buffer.from("prof"), profile)] : []),
  ];
  const coded = box("hvcC", hvcC);
  const main: Item = tiles
    ? {
        type: "grid",
        data: gridData(whole),
        properties: shown,
        refersTo: { kind: "dimg", items: [2, 3, 4, 5] },
      }
    : { type: "hvc1", data: sample, properties: [coded, ...shown] };
  const tile: Item = { type: "hvc1", data: sample, properties: [coded, sizeBox(size)] };
  const items: Item[] = [main, ...(tiles ? [tile, tile, tile, tile] : [])];
  if (exif) {
    const data = Buffer.concat([word(0), Buffer.from(exif)]);
    items.push({ type: "Exif", data, properties: [], refersTo: { kind: "cdsc", items: [1] } });
  }
  const [major = "heic", ...compatible] = brands;
  const head = box("ftyp", Buffer.from(major), word(0), Buffer.from(compatible.join("")));
  const dataAt = head.length + metaBox(items, 0).length + 8;
  return Buffer.concat([head, metaBox(items, dataAt), box("mdat", ...items.map(({ data }) => data))]);
}

const sizeBox = ({ width, height }: PixelSize) => box("ispe", Buffer.alloc(4), word(width), word(height));

/** Version, flags, and one less than the rows and columns. */
const gridData = ({ width, height }: PixelSize) =>
  Buffer.concat([Buffer.from([0, 0, 1, 1]), half(width), half(height)]);

async function encodePicture(
  engine: MediaEngine,
  path: string,
  { pixels, size }: { pixels: Uint8Array; size: PixelSize },
): Promise<{ hvcC: Buffer; sample: Buffer }> {
  async function* frames() {
    yield pixels;
  }
  await engine.run(
    {
      purpose: "encode a still picture",
      inputs: [{ kind: "frames", video: { pixelFormat: "rgb24", size, fps: 1 } }],
      graph: "[0:v]scale=out_color_matrix=bt470bg:out_range=pc,format=yuvj420p[v]",
      output: {
        ...{ target: { file: path }, format: "mp4", options: {}, audio: null, fps: 1, metadata: {} },
        video: {
          codec: "libx265",
          options: { crf: "8", preset: "ultrafast", tag: "hvc1", "x265-params": "log-level=error:info=0" },
        },
      },
      lengthFrames: 1,
    },
    { frames: frames() },
  );
  const film = await readFile(path);
  const entry = inside(film, ["moov", "trak", "mdia", "minf", "stbl", "stsd"]).subarray(8);
  // Of a sample entry, 78 bytes come before the boxes in it.
  const hvcC = inside(inside(entry, ["hvc1"]).subarray(78), ["hvcC"]);
  return { hvcC, sample: inside(film, ["mdat"]) };
}

/** What is in the box at the end of a path of names. */
function inside(bytes: Buffer, names: string[]): Buffer {
  return names.reduce((body, name) => {
    const found = readBoxes(body).find(({ type }) => type === name);
    if (!found) throw new Error(`The film has no ${name}`);
    return found.body;
  }, bytes);
}

/** Part of a picture file. Items are numbered from 1; the first is the picture that is shown. */
type Item = {
  type: string;
  data: Buffer;
  properties: Buffer[];
  refersTo?: { kind: "dimg" | "cdsc"; items: number[] };
};

/** @param dataAt Where in the file the data of the items begins. */
function metaBox(items: readonly Item[], dataAt: number): Buffer {
  const info = items.map(({ type }, index) =>
    box("infe", Buffer.from([2, 0, 0, 0]), half(index + 1), half(0), Buffer.from(`${type}\0`)),
  );
  let at = dataAt;
  const places = items.map(({ data }, index) => {
    const place = Buffer.concat([half(index + 1), half(0), half(1), word(at), word(data.length)]);
    at += data.length;
    return place;
  });
  const references = items.flatMap(({ refersTo }, index) =>
    refersTo
      ? [box(refersTo.kind, half(index + 1), half(refersTo.items.length), ...refersTo.items.map(half))]
      : [],
  );
  return box(
    "meta",
    word(0),
    box("hdlr", word(0), word(0), Buffer.from("pict"), Buffer.alloc(12), Buffer.from("\0")),
    box("pitm", word(0), half(1)),
    box("iloc", word(0), Buffer.from([0x44, 0]), half(items.length), ...places),
    box("iinf", word(0), half(items.length), ...info),
    ...(references.length > 0 ? [box("iref", word(0), ...references)] : []),
    propertyBox(items),
  );
}

function propertyBox(items: readonly Item[]): Buffer {
  const properties = items.flatMap((item) => item.properties);
  const links = items.map((item, index) => {
    const places = item.properties.map((property) => {
      // The decoder's settings and whatever turns the picture have to be understood.
      const essential = ["hvcC", "irot"].includes(property.toString("latin1", 4, 8));
      return (essential ? 0x80 : 0) | (properties.indexOf(property) + 1);
    });
    return Buffer.concat([half(index + 1), Buffer.from([places.length, ...places])]);
  });
  return box("iprp", box("ipco", ...properties), box("ipma", word(0), word(items.length), ...links));
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([word(body.length + 8), Buffer.from(type, "latin1"), body]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

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
  brands?: string[];
};

/**
 * A HEIC photo as phones write them, in one item instead of a grid of tiles: one frame of HEVC out of ffmpeg, with the
 * properties beside it. Nothing that installs from the registry writes such files.
 */
export async function makeHeic(
  engine: MediaEngine,
  path: string,
  { pixels, size, claimed = size, turns = 0, profile, exif, brands = ["heic", "mif1", "heic"] }: HeicParts,
): Promise<Buffer> {
  const { hvcC, sample } = await encodePicture(engine, path, { pixels, size });
  const properties = [
    box("hvcC", hvcC),
    box("ispe", Buffer.alloc(4), word(claimed.width), word(claimed.height)),
    ...(turns ? [box("irot", Buffer.from([turns]))] : []),
    ...(profile ? [box("colr", Buffer.from("prof"), profile)] : []),
  ];
  const items = [
    { type: "hvc1", data: sample },
    ...(exif ? [{ type: "Exif", data: Buffer.concat([word(0), Buffer.from(exif)]) }] : []),
  ];
  const [major = "heic", ...compatible] = brands;
  const head = box("ftyp", Buffer.from(major), word(0), Buffer.from(compatible.join("")));
  const meta = (dataAt: number) => metaBox({ items, properties, dataAt });
  const dataAt = head.length + meta(0).length + 8;
  return Buffer.concat([head, meta(dataAt), box("mdat", ...items.map(({ data }) => data))]);
}

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

type Item = { type: string; data: Buffer };

function metaBox({
  items,
  properties,
  dataAt,
}: {
  items: Item[];
  properties: Buffer[];
  dataAt: number;
}): Buffer {
  const info = items.map(({ type }, index) =>
    box("infe", Buffer.from([2, 0, 0, 0]), half(index + 1), half(0), Buffer.from(`${type}\0`)),
  );
  let at = dataAt;
  const places = items.map(({ data }, index) => {
    const place = Buffer.concat([half(index + 1), half(0), half(1), word(at), word(data.length)]);
    at += data.length;
    return place;
  });
  // The decoder's settings and whatever turns the picture have to be understood; the picture is item 1.
  const links = properties.map((property, index) => {
    const essential = ["hvcC", "irot"].includes(property.toString("latin1", 4, 8));
    return (essential ? 0x80 : 0) | (index + 1);
  });
  const describes = items.length > 1 ? [box("iref", word(0), box("cdsc", half(2), half(1), half(1)))] : [];
  return box(
    "meta",
    word(0),
    box("hdlr", word(0), word(0), Buffer.from("pict"), Buffer.alloc(12), Buffer.from("\0")),
    box("pitm", word(0), half(1)),
    box("iloc", word(0), Buffer.from([0x44, 0]), half(items.length), ...places),
    box("iinf", word(0), half(items.length), ...info),
    ...describes,
    box(
      "iprp",
      box("ipco", ...properties),
      box("ipma", word(0), word(1), half(1), Buffer.from([links.length, ...links])),
    ),
  );
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

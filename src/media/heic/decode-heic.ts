import { StudioError } from "@/domain/errors";
import { type HeifLibrary, openHeifLibrary } from "./heif-library";

export type DecodedHeic = {
  width: number;
  height: number;
  /** Three bytes a pixel, or four with transparency, row by row. */
  pixels: Buffer;
  channels: 3 | 4;
  /** The ICC profile that the colours are meant in; null for sRGB. */
  profile: Buffer | null;
};

type Options = {
  /** Throws when a picture of this size is not wanted; asked before anything is decoded. */
  requireSize(size: { width: number; height: number }): void;
  memoryBytes?: number;
};

/** A photo of 50 megapixels takes two thirds of it: the planes, the tile at work and the finished picture. */
const usualMemoryBytes = 768 * 1024 * 1024;

/** Numbers of the library's interface (heif_colorspace, heif_chroma, heif_channel). */
const colourSpaceRgb = 1;
const chromaInterleaved = { 3: 10, 4: 11 } as const;
const channelInterleaved = 10;
/** Of a struct heif_error: code, subcode, message. */
const errorBytes = 12;
const pointerBytes = 4;

/**
 * The main picture of a HEIC file, turned upright as the file says. Throws "invalid-input" with what to do when it is
 * damaged, of a kind that is not known, or needs too much memory.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  { requireSize, memoryBytes = usualMemoryBytes }: Options,
): Promise<DecodedHeic> {
  const library = await openHeifLibrary({ memoryBytes });
  try {
    const handle = openMainPicture(library, bytes);
    const size = {
      width: library._heif_image_handle_get_width(handle),
      height: library._heif_image_handle_get_height(handle),
    };
    requireSize(size);
    const channels = library._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
    const pixels = readPixels(library, handle, { ...size, channels });
    return { ...size, channels, pixels, profile: readProfile(library, handle) };
  } catch (error) {
    if (error instanceof StudioError) throw error;
    const message =
      "This HEIC photo cannot be read. Export it as JPEG, or set the phone's camera to “Most compatible”.";
    throw new StudioError("invalid-input", message, { cause: error });
  }
}

/** Calls a function that answers with an error first. Throws what the library says about it. */
function checked(library: HeifLibrary, call: (error: number) => void): void {
  const error = library._malloc(errorBytes);
  call(error);
  if (wordAt(library, error) === 0) return;
  const text = wordAt(library, error + 2 * pointerBytes);
  const heap: Uint8Array = library.HEAPU8;
  throw new Error(Buffer.from(heap.subarray(text, heap.indexOf(0, text))).toString("utf8"));
}

/** The memory moves when it grows, so that it is looked up each time. */
function wordAt(library: HeifLibrary, address: number): number {
  const words: Uint32Array = library.HEAPU32;
  return words[address / pointerBytes] ?? 0;
}

function bytesAt(library: HeifLibrary, address: number, length: number): Uint8Array {
  const heap: Uint8Array = library.HEAPU8;
  return heap.subarray(address, address + length);
}

function openMainPicture(library: HeifLibrary, bytes: Uint8Array): number {
  const file = library._malloc(bytes.length);
  bytesAt(library, file, bytes.length).set(bytes);
  const context = library._heif_context_alloc();
  checked(library, (error) =>
    library._heif_context_read_from_memory_without_copy(error, context, file, bytes.length, 0),
  );
  const handle = library._malloc(pointerBytes);
  checked(library, (error) => library._heif_context_get_primary_image_handle(error, context, handle));
  return wordAt(library, handle);
}

type Shape = Pick<DecodedHeic, "width" | "height" | "channels">;

function readPixels(library: HeifLibrary, handle: number, { width, height, channels }: Shape): Buffer {
  const image = library._malloc(pointerBytes);
  checked(library, (error) =>
    library._heif_decode_image(error, handle, image, colourSpaceRgb, chromaInterleaved[channels], 0),
  );
  const decoded = wordAt(library, image);
  const [decodedWidth, decodedHeight] = [
    library._heif_image_get_width(decoded, channelInterleaved),
    library._heif_image_get_height(decoded, channelInterleaved),
  ];
  if (decodedWidth !== width || decodedHeight !== height) {
    throw new Error(`${decodedWidth} × ${decodedHeight} pixels instead of ${width} × ${height}`);
  }
  const stride = library._malloc(pointerBytes);
  const plane = library._heif_image_get_plane_readonly(decoded, channelInterleaved, stride);
  const rowBytes = width * channels;
  const pixels = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y++) {
    pixels.set(bytesAt(library, plane + y * wordAt(library, stride), rowBytes), y * rowBytes);
  }
  return pixels;
}

function readProfile(library: HeifLibrary, handle: number): Buffer | null {
  const length = library._heif_image_handle_get_raw_color_profile_size(handle);
  if (length === 0) return null;
  const profile = library._malloc(length);
  checked(library, (error) => library._heif_image_handle_get_raw_color_profile(error, handle, profile));
  const read = Buffer.from(bytesAt(library, profile, length));
  // Of another colour space it would be of another picture.
  return read.toString("latin1", 16, 20) === "RGB " ? read : null;
}

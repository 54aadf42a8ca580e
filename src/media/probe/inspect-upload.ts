import { readFile, stat, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { briefLimits } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { WorkerPool } from "@/workers/worker-pool";
import { canCutOut } from "../cut-out/can-cut-out";
import { writeAtomically } from "../files/write-atomically";
import { writeThumbnail } from "../frames/thumbnail";
import { convertHeic } from "../heic/convert-heic";
import { pictureEnd } from "./picture-end";
import { type ImageFormat, sniffImage } from "./sniff-image";
import { maxPixels, requireShape, type UploadLimits } from "./upload-limits";

export type InspectedImage = {
  path: string;
  contentType: "image/png" | "image/jpeg";
  width: number;
  height: number;
  /** Whether the thing on it can be cut out. */
  canCutOut: boolean;
};

/** More than any video needs of a photo. */
const keptSidePixels = 4096;

export type InspectOptions = { outputPath: string; thumbnailPath?: string; limits?: UploadLimits };

/**
 * Lets a picture in from outside: accepts whole JPEG, PNG, WebP and HEIC files by their content, and writes a clean copy to
 * `outputPath`: upright, in sRGB, without metadata, so that nothing of the original
 * file but its pixels goes further. With `thumbnailPath` a small WebP copy is written there. Every refusal is "invalid-input" with what to do about it.
 */
export async function inspectUpload(
  workers: WorkerPool,
  path: string,
  options: InspectOptions,
): Promise<InspectedImage> {
  const limits = options.limits ?? briefLimits.images;
  await requireSize(path, limits);
  const format = await sniffImage(path);
  if (!format)
    throw refusal("This is not a JPEG, PNG, WebP or HEIC picture. Save it as one of these and try again.");
  requireNothingBehind(format, await readFile(path));
  const readable = format === "heic" ? `${options.outputPath}.converted` : path;
  if (format === "heic") await convertHeic(workers, { path, outputPath: readable, limits });
  requireShape(await shapeOf(readable), limits);
  const clean = await writeClean(readable, options.outputPath);
  if (options.thumbnailPath) await writeThumbnail(clean.path, options.thumbnailPath);
  return { ...clean, canCutOut: await canCutOut(clean.path) };
}

const refusal = (message: string, cause?: unknown) => new StudioError("invalid-input", message, { cause });

const damaged = (cause?: unknown) =>
  refusal("This picture is damaged or incomplete. Save or download it again and try once more.", cause);

async function requireSize(path: string, limits: UploadLimits) {
  const { size } = await stat(path);
  if (size === 0) throw refusal("This file is empty.");
  if (size > limits.bytes) {
    const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
    throw refusal(
      `This picture has ${megabytes(size)} MB; at most ${megabytes(limits.bytes)} MB are allowed. Make it smaller and try again.`,
    );
  }
}

function requireNothingBehind(format: ImageFormat, bytes: Buffer) {
  const end = pictureEnd(format, bytes);
  if (end === null || end > bytes.length) throw damaged();
  const rest = bytes.subarray(end);
  if (rest.every((byte) => byte === 0) || isPhoneExtra(rest)) return;
  throw refusal(
    "This file carries something else behind the picture. Save it as a plain picture and try again.",
  );
}

/** Phones put a second picture, a short film or their own notes behind a photo; none of it is kept. */
const isPhoneExtra = (rest: Buffer) =>
  rest.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  rest.toString("latin1", 4, 8) === "ftyp" ||
  rest.toString("latin1", rest.length - 4) === "SEFT";

async function shapeOf(path: string): Promise<PixelSize> {
  const { width, height } = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(error);
    });
  return { width, height };
}

async function writeClean(path: string, outputPath: string): Promise<Omit<InspectedImage, "canCutOut">> {
  const { hasAlpha } = await sharp(path).metadata();
  const picture = sharp(path, { limitInputPixels: maxPixels, failOn: "warning" })
    .autoOrient()
    .resize({ width: keptSidePixels, height: keptSidePixels, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const encoded = hasAlpha ? picture.png() : picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true }).catch((error: unknown) => {
    throw damaged(error);
  });
  await writeAtomically(outputPath, (temporaryPath) => writeFile(temporaryPath, data));
  const contentType = hasAlpha ? "image/png" : "image/jpeg";
  return { path: outputPath, contentType, width: info.width, height: info.height };
}

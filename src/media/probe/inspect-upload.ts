import { readFile, stat, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { briefLimits } from "@/domain/brief/brief";
import { StudioError } from "@/domain/errors";
import { writeAtomically } from "../files/write-atomically";
import { pictureEnd } from "./picture-end";
import { type ImageFormat, isHeic, sniffImage } from "./sniff-image";

export type UploadLimits = { bytes: number; sidePixels: { min: number; max: number } };

export type InspectedImage = {
  path: string;
  contentType: "image/png" | "image/jpeg";
  width: number;
  height: number;
};

/** Decoded, this is 200 MB: a picture of a few kilobytes may claim far more. */
const maxPixels = 50_000_000;
/** More than any video needs of a photo. */
const keptSidePixels = 4096;

/**
 * Lets a picture in from outside: accepts whole JPEG, PNG and WebP files by their content, and writes a clean copy to
 * `outputPath`: upright, in sRGB, without metadata, so that nothing of the original
 * file but its pixels goes further. Every refusal is "invalid-input" with what to do about it.
 */
export async function inspectUpload(
  path: string,
  options: { outputPath: string; limits?: UploadLimits },
): Promise<InspectedImage> {
  const limits = options.limits ?? briefLimits.images;
  await requireSize(path, limits);
  const format = await sniffImage(path);
  if (!format && (await isHeic(path))) {
    throw refusal(
      "HEIC photos cannot be read here. Export it as JPEG, or set the phone's camera to “Most compatible”.",
    );
  }
  if (!format)
    throw refusal("This is not a JPEG, PNG or WebP picture. Save it as one of these and try again.");
  requireNothingBehind(format, await readFile(path));
  await requireShape(path, limits);
  return writeClean(path, options.outputPath);
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

async function requireShape(path: string, { sidePixels }: UploadLimits) {
  const { width, height } = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(error);
    });
  const shape = `This picture is ${width} × ${height} pixels`;
  if (Math.min(width, height) < sidePixels.min) {
    throw refusal(`${shape}; each side needs at least ${sidePixels.min}. Choose a larger one.`);
  }
  if (Math.max(width, height) > sidePixels.max) {
    throw refusal(`${shape}; at most ${sidePixels.max} per side are allowed. Make it smaller and try again.`);
  }
  if (width * height > maxPixels) {
    throw refusal(
      `${shape}; at most ${maxPixels / 1e6} megapixels are allowed. Make it smaller and try again.`,
    );
  }
}

async function writeClean(path: string, outputPath: string): Promise<InspectedImage> {
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

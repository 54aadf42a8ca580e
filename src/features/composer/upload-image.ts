import { z } from "zod";
import { briefLimits } from "@/domain/brief/brief";
import { type UploadedImage, uploadedImage } from "@/features/composer/draft";
import { bytesText } from "@/features/wording/numbers";

export const imageTypes = ["image/jpeg", "image/png", "image/webp"];

/** What can be told about a file before it is sent; null when it may be sent. */
export function refusalOf(file: { name: string; size: number; type: string }): string | null {
  if (!imageTypes.includes(file.type)) return `${file.name}: only JPEG, PNG and WebP pictures can be used.`;
  if (file.size > briefLimits.images.bytes) {
    return `${file.name}: ${bytesText(file.size)} is too large. At most ${bytesText(briefLimits.images.bytes)}.`;
  }
  return null;
}

export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
}

/** Sends a picture to the server. Throws `UploadRefused` with a message for the maker. */
export async function uploadImage(file: File, signal: AbortSignal): Promise<UploadedImage> {
  const refusal = refusalOf(file);
  if (refusal) throw new UploadRefused(refusal);
  let response: Response;
  try {
    response = await fetch("/api/uploads", {
      method: "POST",
      body: file,
      headers: { "content-type": file.type, "x-file-name": encodeURIComponent(file.name) },
      signal,
    });
  } catch (error) {
    throw new UploadRefused(`${file.name} did not arrive. Check the connection and try again.`, {
      cause: error,
    });
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return uploadedImage.parse(answer);
  const told = z.object({ message: z.string() }).safeParse(answer);
  throw new UploadRefused(
    told.success ? told.data.message : `${file.name} was not accepted (${response.status}).`,
  );
}

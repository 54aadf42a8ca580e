import { z } from "zod";
import { briefLimits } from "@/domain/brief/brief";
import { bytesText } from "@/features/wording/numbers";
import { type UploadedImage, uploadedImage } from "./uploaded-image";

const imageTypes = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"];
/** Browsers of systems that do not know HEIC call it nothing. */
const phonePhotoName = /\.hei[cf]$/i;

/** What a file field offers to choose. */
export const acceptedImages = [...imageTypes, ".heic", ".heif"].join();

/** What can be told about a file before it is sent; null when it may be sent. */
export function refusalOf(file: { name: string; size: number; type: string }): string | null {
  if (!imageTypes.includes(file.type) && !phonePhotoName.test(file.name)) {
    return `${file.name}: only JPEG, PNG, WebP and HEIC pictures can be used.`;
  }
  if (file.size > briefLimits.images.bytes) {
    const most = Math.round(briefLimits.images.bytes / 1024 / 1024);
    return `${file.name}: ${bytesText(file.size)} is too large. Save it smaller, with at most ${most} MB.`;
  }
  return null;
}

/** `again` says whether sending the same file once more can help. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly again: boolean;

  constructor(message: string, { again = false, cause }: { again?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.again = again;
  }
}

/**
 * Sends a picture that may be sent (`refusalOf`) to the server and tells how much of it has left, from 0 to 1. Throws
 * `UploadRefused` with a message for the maker.
 */
export async function uploadImage(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<UploadedImage> {
  const { status, text } = await send(file, { signal, onProgress });
  const answer = readJson(text);
  const taken = uploadedImage.safeParse(answer);
  if (taken.success && status >= 200 && status < 300) return taken.data;
  const told = z.object({ message: z.string() }).safeParse(answer);
  throw new UploadRefused(
    told.success ? `${file.name}: ${told.data.message}` : `${file.name} was not accepted (${status}).`,
    // Without an error and without a picture, something in between has answered.
    { again: status === 429 || status >= 500 || status < 300, cause: taken.error },
  );
}

/** An answer that is no JSON has come from something in between; then its status has to do. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** `fetch` cannot tell how much has been sent; the older request can. */
function send(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () =>
      reject(
        new UploadRefused(`${file.name} did not arrive. Check the connection and try again.`, {
          again: true,
        }),
      );
    request.open("POST", "/api/uploads");
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener("error", lost);
    request.addEventListener("abort", lost);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

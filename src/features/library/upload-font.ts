import { z } from "zod";
import { fontBytesMax } from "@/domain/library/brand-kit";
import { fontLicences } from "@/domain/library/font-licence";
import { bytesText } from "@/features/wording/numbers";

export const fontFiles = ".ttf,.otf,.woff,.woff2";

const uploadedFont = z.object({
  digest: z.string(),
  family: z.string(),
  style: z.string(),
  licence: z.enum(fontLicences),
  characters: z.int(),
  url: z.string(),
});
export type UploadedFont = z.infer<typeof uploadedFont>;

/** Sends a font to the server. Fails with a message for the maker. */
export async function uploadFont(file: File): Promise<UploadedFont> {
  if (file.size > fontBytesMax) {
    throw new Error(
      `${file.name} has ${bytesText(file.size)}. At most ${bytesText(fontBytesMax)} are allowed.`,
    );
  }
  const response = await fetch("/api/fonts", {
    method: "POST",
    headers: { "x-file-name": encodeURIComponent(file.name) },
    body: file,
  });
  const answer: unknown = await response.json();
  if (response.ok) return uploadedFont.parse(answer);
  const told = z.object({ message: z.string() }).safeParse(answer);
  throw new Error(told.success ? told.data.message : `${file.name} was not accepted (${response.status}).`);
}

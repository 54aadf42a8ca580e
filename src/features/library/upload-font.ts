import { z } from "zod";
import { fontBytesMax } from "@/domain/library/brand-kit";
import { fontLicences } from "@/domain/library/font-licence";
import { sendFile } from "@/features/shell/send-file";

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
export const uploadFont = (file: File): Promise<UploadedFont> =>
  sendFile(file, { to: "/api/fonts", bytesMax: fontBytesMax, answer: uploadedFont });

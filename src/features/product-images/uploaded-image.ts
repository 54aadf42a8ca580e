import { z } from "zod";

/** A file that the server has taken in. */
export const uploadedImage = z.object({
  digest: z.string(),
  fileName: z.string(),
  url: z.string(),
  width: z.number(),
  height: z.number(),
  /** What it shows, in the maker's words; empty while nothing was said. */
  alt: z.string().default(""),
});
export type UploadedImage = z.infer<typeof uploadedImage>;

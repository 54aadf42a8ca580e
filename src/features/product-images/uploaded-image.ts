import { z } from "zod";

const takenImage = z.object({
  digest: z.string(),
  fileName: z.string(),
  url: z.string(),
  /** A small copy; null for a file that has none. */
  thumbnailUrl: z.string().nullable().default(null),
  width: z.number(),
  height: z.number(),
});
export type TakenImage = z.infer<typeof takenImage>;

/** A file that the server has taken in. */
export const uploadedImage = takenImage.extend({
  /** What it shows, in the maker's words; empty while nothing was said. */
  alt: z.string().default(""),
  /** Whether its border says that the thing on it can be cut out. What was not asked is tried. */
  canCutOut: z.boolean().default(true),
  /** The picture that this one was cut out of, to go back to; null for one as it was taken. */
  original: takenImage.nullable().default(null),
});
export type UploadedImage = z.infer<typeof uploadedImage>;

import { z } from "zod";
import { type Brand, brand, brandFonts, briefLimits, ownFont } from "@/domain/brief/brief";
import { hexColour } from "@/domain/picture/scene-spec";

export const fontBytesMax = 6 * 1024 * 1024;

/** A brand as a library keeps it: what is the same in every video of it. */
export const brandKit = z.object({
  name: z.string().trim().min(1, "Give the brand a name").max(60),
  /** The most important first: it is what buttons in the picture are made of. */
  colours: z.array(hexColour).max(briefLimits.brandColours).default([]),
  textColour: hexColour.default("#ffffff"),
  font: z.enum(brandFonts).default("Inter"),
  ownFont: ownFont.nullable().default(null),
  logoDigest: z.string().nullable().default(null),
  tone: z.string().trim().max(briefLimits.brandTone).default(""),
});
export type BrandKit = z.infer<typeof brandKit>;

/** A kit as the brand of a brief. */
export function brandOfKit(kit: BrandKit, { id, version }: { id: string; version: number }): Brand {
  const { name, colours, textColour, font, ownFont: own, logoDigest, tone } = kit;
  return brand.parse({
    ...{ name, colours, font, logoDigest, textColour, kit: { id, version } },
    ...(own && { ownFont: own }),
    ...(tone && { tone }),
  });
}

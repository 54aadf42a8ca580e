const base = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** A picture of the maker's own that went into a film. */
export type MakersPicture = {
  /** SHA-256 of its file, in hexadecimal. */
  digest: string;
  contentType: string;
  title: string;
  /** `model`: shown to a model that made pictures from it. `picture`: laid over the picture as it is. */
  use: "model" | "picture";
};

/** How the pictures of a video came about, as far as it was written down. */
export type Origin = { draft: boolean; pictures?: readonly Pick<MakersPicture, "use">[] };

/**
 * The IPTC digital source type of a video. Drafts are drawn by a program that has learned nothing; everything else comes
 * from trained models, and is a composite where photos of a product went into it.
 */
export function digitalSourceType({ draft, pictures = [] }: Origin): string {
  const isComposite = pictures.some(({ use }) => use === "model");
  if (draft) return `${base}${isComposite ? "compositeSynthetic" : "algorithmicMedia"}`;
  return `${base}${isComposite ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"}`;
}

/** What a reader of plain metadata is told. */
export const originText = (origin: Origin): string =>
  `${origin.draft ? "Draft drawn by a program" : "Generated with AI"}. Made with Framewright. Digital source type: ${digitalSourceType(origin)}`;

/** An XMP packet that says the same in the property that the IPTC standard has for it. */
export const originXmp = (origin: Origin): string =>
  [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<Iptc4xmpExt:DigitalSourceType>${digitalSourceType(origin)}</Iptc4xmpExt:DigitalSourceType>`,
    "<xmp:CreatorTool>Framewright</xmp:CreatorTool>",
    "</rdf:Description></rdf:RDF></x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");

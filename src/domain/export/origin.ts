const base = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/**
 * The IPTC digital source type of a video: how its pictures came about. Drafts are drawn by a program that has learned
 * nothing; everything else comes from trained models.
 */
export const digitalSourceType = ({ draft }: { draft: boolean }): string =>
  `${base}${draft ? "algorithmicMedia" : "trainedAlgorithmicMedia"}`;

/** What a reader of plain metadata is told. */
export const originText = ({ draft }: { draft: boolean }): string =>
  draft
    ? `Draft drawn by a program. Made with Framewright. Digital source type: ${digitalSourceType({ draft })}`
    : `Generated with AI. Made with Framewright. Digital source type: ${digitalSourceType({ draft })}`;

/** An XMP packet that says the same in the property that the IPTC standard has for it. */
export const originXmp = (origin: { draft: boolean }): string =>
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

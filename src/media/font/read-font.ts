import { StudioError } from "@/domain/errors";
import type { FontLicence } from "@/domain/library/font-licence";
import { type CodeRange, readCoverage } from "./font-coverage";
import { type FontFormat, type FontTables, readFontTables, sniffFont } from "./font-tables";

export type FontFacts = {
  format: FontFormat;
  family: string;
  style: string;
  /** What the font itself says of embedding. */
  licence: FontLicence;
  ranges: CodeRange[];
};

/**
 * Reads what a font says of itself. Throws "invalid-input", with what to do about it, for what is no TTF, OTF, WOFF or WOFF2
 * file, for a damaged one, and for one without letters.
 */
export function readFont(bytes: Buffer): FontFacts {
  const format = sniffFont(bytes);
  if (!format) {
    const isCollection = bytes.toString("latin1", 0, 4) === "ttcf";
    throw refusal(
      isCollection
        ? "This file holds several fonts. Save the one that you want as TTF or OTF and try again."
        : "This is not a TTF, OTF, WOFF or WOFF2 font. Choose another file.",
    );
  }
  try {
    return factsOf(readFontTables(bytes, format));
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    throw refusal("This font is damaged or incomplete. Download it again and try once more.", cause);
  }
}

const refusal = (message: string, cause?: unknown) => new StudioError("invalid-input", message, { cause });

function factsOf({ format, tables }: FontTables): FontFacts {
  const cmap = tables.get("cmap");
  const hasOutlines = ["glyf", "CFF ", "CFF2"].some((tag) => tables.has(tag));
  const ranges = cmap && hasOutlines ? readCoverage(cmap) : [];
  if (ranges.length === 0) {
    throw refusal("This font has no letters that can be drawn. Choose one with Unicode characters.");
  }
  const names = namesIn(tables.get("name"));
  return {
    format,
    family: names.get(16) ?? names.get(1) ?? "Unnamed font",
    style: names.get(17) ?? names.get(2) ?? "Regular",
    licence: licenceIn(tables.get("OS/2")),
    ranges,
  };
}

/** Bits of `fsType`, https://learn.microsoft.com/typography/opentype/spec/os2#fstype: the least restrictive one counts. */
function licenceIn(os2: Buffer | undefined): FontLicence {
  if (!os2) return "unknown";
  const bits = os2.readUInt16BE(8) & 0xf;
  if (bits === 0) return "installable";
  if (bits & 8) return "editable";
  return bits & 4 ? "preview" : "restricted";
}

const nameCharactersMax = 100;

/** The names of a font by their number, in English where it has them in several languages. */
function namesIn(table: Buffer | undefined): Map<number, string> {
  const names = new Map<number, string>();
  if (!table) return names;
  const strings = table.subarray(table.readUInt16BE(4));
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + 12 * index;
    const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(at + field),
    ) as [number, number, number, number, number, number];
    const isEnglish = platform === 3 && language === 0x409;
    if (names.has(id) && !isEnglish) continue;
    const bytes = Buffer.from(
      strings.subarray(offset, offset + length - (length % 2 && platform !== 1 ? 1 : 0)),
    );
    const text = platform === 1 ? bytes.toString("latin1") : bytes.swap16().toString("utf16le");
    const name = text.replaceAll(/\p{Cc}/gu, "").trim();
    if (name) names.set(id, name.slice(0, nameCharactersMax));
  }
  return names;
}

import type { ExportWork } from "./export-job";
import { digitalSourceType, type MakersPicture } from "./origin";
import { cutForExport } from "./settings";
import { aspectOf } from "./sizes";

/** One thing that was done, in the words of C2PA. */
export type ProvenanceAction = {
  action: "c2pa.created" | "c2pa.placed" | "c2pa.edited" | "c2pa.cropped";
  digitalSourceType?: string;
  description?: string;
  /** The pictures that it was done with, as places in `pictures`. */
  pictures: readonly number[];
};

/** What Content Credentials tell about a film. */
export type Provenance = {
  title: string;
  actions: readonly ProvenanceAction[];
  pictures: readonly MakersPicture[];
};

/** What can be said with certainty about how an exported film came about, in the order in which it was done. */
export function provenanceOf(work: ExportWork): Provenance {
  const pictures = work.pictures ?? [];
  const used = (use: MakersPicture["use"]) =>
    pictures.flatMap((picture, place) => (picture.use === use ? [place] : []));
  const [shown, laidOver] = [used("model"), used("picture")];
  return {
    title: work.fileName,
    pictures,
    actions: [
      { action: "c2pa.created", digitalSourceType: digitalSourceType(work), pictures: shown },
      ...(laidOver.length > 0 ? [{ action: "c2pa.placed" as const, pictures: laidOver }] : []),
      ...(work.edited
        ? [{ action: "c2pa.edited" as const, description: "The cut was edited by hand", pictures: [] }]
        : []),
      ...(isCropped(work)
        ? [{ action: "c2pa.cropped" as const, description: "Another shape than the cut's", pictures: [] }]
        : []),
    ],
  };
}

function isCropped({ cut, settings }: ExportWork): boolean {
  return settings.kind === "video" && aspectOf(cutForExport(cut, settings).size) !== aspectOf(cut.size);
}

/** The name of a file by its content (RFC 6920): the same wherever the file lies. */
export const nameByHash = (digest: string): string =>
  `ni:///sha-256;${base64Url(digest.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [])}`;

const base64Url = (bytes: readonly number[]): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

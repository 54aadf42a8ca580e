import type { FetchRemote } from "@/providers/contract/fetch-remote";

export type MediaKind = Parameters<FetchRemote>[1]["accept"];

/** How many bytes `sniffMedia` looks at; WebM names itself behind a header of varying length. */
export const sniffedBytes = 64;

type Signature = { kind: MediaKind; contentType: string; matches(head: Buffer): boolean };

const text = (head: Buffer, from: number, to: number) => head.toString("latin1", from, to);
const startsWith =
  (...bytes: number[]) =>
  (head: Buffer) =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes));
const riff = (form: string) => (head: Buffer) => text(head, 0, 4) === "RIFF" && text(head, 8, 12) === form;
const isMatroska = startsWith(0x1a, 0x45, 0xdf, 0xa3);
const isWebm = (head: Buffer) => isMatroska(head) && text(head, 0, sniffedBytes).includes("webm");

/** Four letters that say what an ISO base media file is for; null for everything else. */
const brandOf = (head: Buffer) => (text(head, 4, 8) === "ftyp" ? text(head, 8, 12) : null);
const stillBrands = ["avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
const isMovie = (head: Buffer) => {
  const brand = brandOf(head);
  return brand !== null && brand !== "qt  " && !stillBrands.includes(brand);
};
/** MPEG audio begins with eleven set bits; the layer tells it from AAC, and both from text that is not Latin. */
const isMp3Frame = (head: Buffer) =>
  head[0] === 0xff && head[1] !== undefined && (head[1] & 0xe6) === 0xe2 && (head[1] & 0x18) !== 0x08;
const isAdts = (head: Buffer) => head[0] === 0xff && head[1] !== undefined && (head[1] & 0xf6) === 0xf0;

/** Containers that hold a picture or only sound are judged by what was asked for; decoding tells the rest. */
const signatures: readonly Signature[] = [
  { kind: "image", contentType: "image/jpeg", matches: startsWith(0xff, 0xd8, 0xff) },
  {
    kind: "image",
    contentType: "image/png",
    matches: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { kind: "image", contentType: "image/webp", matches: riff("WEBP") },
  {
    kind: "video",
    contentType: "video/mp4",
    matches: (head) => isMovie(head) && !brandOf(head)?.startsWith("M4A"),
  },
  { kind: "video", contentType: "video/quicktime", matches: (head) => brandOf(head) === "qt  " },
  { kind: "video", contentType: "video/webm", matches: isWebm },
  {
    kind: "video",
    contentType: "video/x-matroska",
    matches: (head) => isMatroska(head) && !isWebm(head),
  },
  { kind: "audio", contentType: "audio/wav", matches: riff("WAVE") },
  {
    kind: "audio",
    contentType: "audio/mpeg",
    matches: (head) => text(head, 0, 3) === "ID3" || isMp3Frame(head),
  },
  { kind: "audio", contentType: "audio/aac", matches: isAdts },
  { kind: "audio", contentType: "audio/flac", matches: (head) => text(head, 0, 4) === "fLaC" },
  { kind: "audio", contentType: "audio/ogg", matches: (head) => text(head, 0, 4) === "OggS" },
  { kind: "audio", contentType: "audio/mp4", matches: isMovie },
  { kind: "audio", contentType: "audio/webm", matches: isWebm },
];

/** The content type of a file of the wanted kind by its first bytes, whatever its sender calls it; null for others. */
export function sniffMedia(head: Buffer, wanted: MediaKind): string | null {
  const found = signatures.find(({ kind, matches }) => kind === wanted && matches(head));
  return found?.contentType ?? null;
}

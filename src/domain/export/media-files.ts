import type { MediaFile } from "@/domain/interchange/sequence";
import { slug } from "@/domain/text/file-name";
import { rescale } from "@/domain/time/rational";
import type { Cut } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";

/** What is known of the takes that a cut uses, by the digest of their files. */
export type KnownMedia = {
  contentType: string;
  width: number | null;
  height: number | null;
  durationFrames: number | null;
  /** Which take of its shot it is, from 1. */
  takeNumber: number;
};

const extensions: Record<string, string> = {
  "video/mp4": "mp4",
  "video/webm": "webm",
  "video/quicktime": "mov",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/flac": "flac",
  "audio/mp4": "m4a",
};

/** Digits of a file's digest in its name: enough to find a file again that was renamed or moved. */
const shownDigits = 8;

/** One use of a file in a cut, in the order of the cut. */
type Use = { digest: string; kind: "video" | "audio"; label: string; usedFrames: number };

/**
 * The files of a cut, each once, with names by which an editing system links them again: title, place in the cut, take
 * and the start of the digest, e.g. "media/video/kestrel_S02_T1_9f86d081.mp4". Reels are V001 and on, A001 and on.
 */
export function mediaFiles(
  cut: Cut,
  { title, known }: { title: string; known: ReadonlyMap<string, KnownMedia> },
): Map<string, MediaFile> {
  const stem = asciiStem(title);
  const files = new Map<string, MediaFile>();
  const counts = { video: 0, audio: 0 };
  for (const use of usesOf(cut)) {
    const media = known.get(use.digest);
    if (!media || files.has(use.digest)) continue;
    counts[use.kind] += 1;
    files.set(use.digest, mediaFile(use, { media, stem, number: counts[use.kind], cut }));
  }
  return files;
}

function usesOf(cut: Cut): Use[] {
  const endOf = ({ start, duration }: Cut["voice"][number]["sourceRange"]) =>
    rescale(start, cut.fps).value + rescale(duration, cut.fps).value;
  const clips = seenClips(cut);
  const pictures = clips.map(({ mediaDigest, available }, index): Use => {
    const label = `S${twoDigits(index + 1)}`;
    return { digest: mediaDigest, kind: "video", label, usedFrames: endOf(available) };
  });
  const tracks = [
    { prefix: "VO", items: cut.voice },
    { prefix: "MUSIC", items: cut.music },
    { prefix: "FX", items: cut.effects },
  ];
  const sounds = tracks.flatMap(({ prefix, items }) =>
    items.map(({ mediaDigest, sourceRange }, index): Use => {
      const label = `${prefix}${twoDigits(index + 1)}`;
      return { digest: mediaDigest, kind: "audio", label, usedFrames: endOf(sourceRange) };
    }),
  );
  return [...pictures, ...sounds];
}

function mediaFile(
  { digest, kind, label, usedFrames }: Use,
  { media, stem, number, cut }: { media: KnownMedia; stem: string; number: number; cut: Cut },
): MediaFile {
  const { contentType, takeNumber, width, height, durationFrames } = media;
  const extension = extensions[contentType] ?? (kind === "video" ? "mp4" : "wav");
  const name = `${stem}_${label}_T${takeNumber}_${digest.slice(0, shownDigits)}.${extension}`;
  const size = width !== null && height !== null ? { width, height } : cut.size;
  return {
    digest,
    path: `media/${kind}/${name}`,
    reel: `${kind === "video" ? "V" : "A"}${String(number).padStart(3, "0")}`,
    durationFrames: durationFrames ?? usedFrames,
    picture: kind === "video" ? size : null,
    sound: kind === "audio",
  };
}

/** Media go to disks and systems that know ASCII alone, and are found again by their names. */
function asciiStem(title: string): string {
  const letters = slug(title)
    .normalize("NFKD")
    .replace(/[^a-z0-9-]/g, "");
  return (
    letters
      .replace(/-{2,}/g, "-")
      .slice(0, 24)
      .replace(/^-|-+$/g, "") || "video"
  );
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

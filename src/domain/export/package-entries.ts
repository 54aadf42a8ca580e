import {
  type InterchangeKey,
  interchangeFileName,
  interchangeFormats,
  interchangeKeys,
  toInterchange,
} from "@/domain/interchange/formats";
import { frameRates, type RateKey } from "@/domain/interchange/frame-rate";
import { slug } from "@/domain/text/file-name";
import { type CutSource, versionTag } from "./cut-source";
import { costsDocument, metadataDocument, promptsDocument, scriptDocument } from "./package-documents";
import type { PackageMaterial } from "./package-material";
import type { PackagePart, PackageSettings } from "./settings";

/** A file of a package: a text, or a blob. */
export type PackageEntry = { path: string } & ({ text: string } | { digest: string });

type Part = Exclude<PackagePart, "stems" | "stems-aac">;

/**
 * The files of a package but the stems, which have to be mixed first. Documents for editing systems stand beside the
 * media folder, so that the places they name are right as soon as the package is unpacked.
 */
export function packageEntries(
  material: PackageMaterial,
  { parts, rate }: Omit<PackageSettings, "kind">,
): PackageEntry[] {
  const make: Record<Part, () => PackageEntry[]> = {
    videos: () => material.videos.map(({ fileName, digest }) => ({ path: `videos/${fileName}`, digest })),
    media: () => [...material.files.values()].map(({ path, digest }) => ({ path, digest })),
    frames: () => frameEntries(material),
    interchange: () => interchangeEntries(material, rate),
    script: () => [{ path: "script.md", text: scriptDocument(material) }],
    prompts: () => [{ path: "prompts.md", text: promptsDocument(material) }],
    plan: () => [
      ...(material.plan ? [{ path: "plan.json", text: `${JSON.stringify(material.plan, null, 2)}\n` }] : []),
      { path: "cut.json", text: `${JSON.stringify(material.cut, null, 2)}\n` },
    ],
    costs: () => [{ path: "costs.csv", text: costsDocument(material) }],
  };
  const chosen = (Object.keys(make) as Part[]).filter((part) => parts.includes(part));
  const about = { path: "metadata.json", text: metadataDocument(material) };
  return withoutRepeats([about, ...chosen.flatMap((part) => make[part]())]);
}

/** The name that a version's files begin with. */
export const packageStem = ({ title, ...source }: { title: string } & CutSource): string =>
  `${slug(title)}-${versionTag(source)}`;

const extensions: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

const frameEntries = ({ frames }: PackageMaterial): PackageEntry[] =>
  frames.map(({ slot, digest, contentType }) => ({
    path: `frames/${slot.replaceAll("/", "_")}.${extensions[contentType] ?? "png"}`,
    digest,
  }));

function interchangeEntries(material: PackageMaterial, rate: RateKey): PackageEntry[] {
  const stem = packageStem(material);
  const { cut, files, spoken, title } = material;
  const written = interchangeKeys.map((key) => ({
    key,
    ...toInterchange(key, cut, { name: title, rate, files, spoken }),
  }));
  return [
    ...written.map(({ key, document }) => ({
      path: interchangeFileName(key, { stem, rate }),
      text: document,
    })),
    { path: "interchange.txt", text: lossReport(written, rate) },
  ];
}

/** What each format could not carry, for people. */
function lossReport(written: readonly { key: InterchangeKey; lost: string[] }[], rate: RateKey): string {
  const chapters = written.map(({ key, lost }) => {
    const lines = lost.length > 0 ? lost.map((line) => `  - ${line}`) : ["  - Nothing is missing."];
    return [`${interchangeFormats[key].title}`, ...lines].join("\n");
  });
  return `What is not in the documents for editing systems, at ${frameRates[rate].title} frames a second:\n\n${chapters.join("\n\n")}\n`;
}

/** Two blobs of one name would be one file when unpacked: the second gets a number. */
function withoutRepeats(entries: readonly PackageEntry[]): PackageEntry[] {
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    const times = (taken.get(entry.path) ?? 0) + 1;
    taken.set(entry.path, times);
    return times === 1 ? entry : { ...entry, path: entry.path.replace(/(\.\w+)$/, ` (${times})$1`) };
  });
}

import { builtInName } from "./built-in-models";
import type { CatalogueEntry, ModelKind } from "./catalogue";
import { openaiEntries } from "./openai-models";
import { replicateImages } from "./replicate-images";
import { otherVideos } from "./replicate-other-videos";
import { replicateSounds } from "./replicate-sounds";
import { replicateUpscalers } from "./replicate-upscalers";
import { veoAndKling } from "./replicate-veo-and-kling";
import { wanAndSeedance } from "./replicate-wan-and-seedance";

/** Every model the studio knows of. */
export const entries: readonly CatalogueEntry[] = [
  ...veoAndKling,
  ...wanAndSeedance,
  ...otherVideos,
  ...replicateImages,
  ...replicateSounds,
  ...replicateUpscalers,
  ...openaiEntries,
];

export function findEntry(id: string): CatalogueEntry | null {
  return entries.find((entry) => entry.id === id) ?? null;
}

/** A model as people know it: "Seedream 4"; its id when the catalogue has none of the name. */
export const modelName = (id: string): string => findEntry(id)?.name ?? builtInName(id) ?? id;

/** The entry type that a kind of model has. */
export type EntryOf<Kind extends ModelKind, Entry = CatalogueEntry> = Entry extends { kind: infer Kinds }
  ? Kind extends Kinds
    ? Entry
    : never
  : never;

/** Models of a kind that are still offered. */
export function entriesOf<Kind extends ModelKind>(kind: Kind): EntryOf<Kind>[] {
  return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind && !entry.retired);
}

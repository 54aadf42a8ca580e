import type { CatalogueEntry, FieldNames, ImageEntry, VideoEntry } from "@/domain/catalogue/catalogue";
import type { LiveInput, LiveInputs } from "./live-schema";

/** An entry as the model is today, and what that changes, in words for whoever runs the studio. */
export type Correction<Entry = CatalogueEntry> = { entry: Entry; differences: string[] };

const meanings: Partial<Record<keyof FieldNames, string>> = {
  negativePrompt: "a list of things to avoid",
  firstFrame: "a first frame",
  lastFrame: "a last frame",
  references: "reference pictures",
  seed: "a seed",
  audio: "a switch for sound",
};

/** Names under which models have come to take what they did not take before. */
const namesOfNews: readonly [keyof FieldNames, readonly string[]][] = [
  ["lastFrame", ["end_image", "last_frame", "last_frame_image", "last_image"]],
  ["seed", ["seed"]],
  ["negativePrompt", ["negative_prompt"]],
];

/**
 * Brings an entry in line with the model's own schema: inputs it does not know are not sent, values it does not offer
 * are not asked for. Prices are not in the schema and stay.
 */
export function correctEntry(entry: CatalogueEntry, live: LiveInputs): Correction {
  switch (entry.kind) {
    case "video":
      return correctVideo(entry, live);
    case "image":
      return correctImage(entry, live);
    case "music":
    case "speech":
    case "effects": {
      const { fields, fixed, differences } = correctInputs(entry, live);
      return { entry: { ...entry, fields, ...(fixed && { fixed }) }, differences };
    }
    default:
      return { entry, differences: [] };
  }
}

function correctVideo(entry: VideoEntry, live: LiveInputs): Correction<VideoEntry> {
  const { fields, fixed, differences } = correctInputs(entry, live);
  const at = (name: keyof FieldNames) => inputAt(live, fields, name);
  const resolutions = offered(entry.resolutions, at("resolution"), differences);
  const durations = durationsOf(entry, at("duration") ?? at("frames"), differences);
  const { firstFrame, audio, references } = entry.capabilities;
  const required = at("firstFrame")?.required ? "required" : "optional";
  return {
    entry: {
      ...entry,
      fields,
      ...(fixed && { fixed }),
      resolutions: fields.resolution ? resolutions : [],
      aspects: aspectsOf(entry.aspects, at("aspect"), differences),
      ...(entry.sizes && { sizes: offered(entry.sizes, at("size"), differences) }),
      durations,
      capabilities: {
        ...entry.capabilities,
        firstFrame: !fields.firstFrame ? "no" : firstFrame === "required" ? firstFrame : required,
        lastFrame: fields.lastFrame !== undefined,
        references: fields.references ? references : 0,
        seed: fields.seed !== undefined,
        negativePrompt: fields.negativePrompt !== undefined,
        audio: audio && fields.audio !== undefined,
      },
    },
    differences,
  };
}

function correctImage(entry: ImageEntry, live: LiveInputs): Correction<ImageEntry> {
  const { fields, fixed, differences } = correctInputs(entry, live);
  const at = (name: keyof FieldNames) => inputAt(live, fields, name);
  const { references } = entry.capabilities;
  return {
    entry: {
      ...entry,
      fields,
      ...(fixed && { fixed }),
      aspects: aspectsOf(entry.aspects, at("aspect"), differences),
      sizes: fields.size ? offered(entry.sizes, at("size"), differences) : entry.sizes,
      capabilities: {
        references: fields.references ? references : 0,
        seed: fields.seed !== undefined,
        negativePrompt: fields.negativePrompt !== undefined,
      },
    },
    differences,
  };
}

type Fixed = Record<string, string | number | boolean>;

function correctInputs(
  entry: { kind: string; fields: FieldNames; fixed?: Fixed },
  live: LiveInputs,
): { fields: FieldNames; fixed: Fixed | undefined; differences: string[] } {
  const differences: string[] = [];
  const fields = knownFields(entry.fields, live, differences);
  if (entry.kind === "video") addNews(fields, live, differences);
  const fixed = Object.entries(entry.fixed ?? {}).filter(([name, value]) => {
    const input = live.get(name);
    const fits = input !== undefined && takes(input, value);
    if (!fits) differences.push(`It does not take "${name}" as ${JSON.stringify(value)} any more.`);
    return fits;
  });
  const known = new Set([...Object.values(fields), ...fixed.map(([name]) => name)]);
  for (const [name, { required }] of live) {
    if (required && !known.has(name))
      differences.push(`It needs "${name}", which the studio does not know of.`);
  }
  return { fields, fixed: entry.fixed && Object.fromEntries(fixed), differences };
}

function knownFields(fields: FieldNames, live: LiveInputs, differences: string[]): FieldNames {
  const known: FieldNames = { ...fields };
  for (const name of fieldNames(fields)) {
    const vendorName = fields[name];
    if (vendorName === undefined || live.has(vendorName)) continue;
    delete known[name];
    differences.push(`It does not take ${meanings[name] ?? `"${vendorName}"`} any more.`);
  }
  return known;
}

function addNews(fields: FieldNames, live: LiveInputs, differences: string[]): void {
  for (const [name, candidates] of namesOfNews) {
    const found = candidates.find((candidate) => live.has(candidate));
    if (fields[name] !== undefined || found === undefined) continue;
    fields[name] = found;
    differences.push(`It takes ${meanings[name] ?? found} now.`);
  }
}

function fieldNames(fields: FieldNames): (keyof FieldNames)[] {
  return Object.keys(fields).filter((name): name is keyof FieldNames => name in fields);
}

const inputAt = (live: LiveInputs, fields: FieldNames, name: keyof FieldNames) =>
  live.get(fields[name] ?? "");

function takes(input: LiveInput, value: string | number | boolean): boolean {
  const { options, minimum, maximum } = input;
  if (options) return options.some((option) => option === value);
  if (typeof value !== "number") return true;
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** Of values with a meaning of ours, those that are offered; new ones have no meaning yet and are only told. */
function offered<Item extends { value: string }>(
  items: readonly Item[],
  input: LiveInput | undefined,
  differences: string[],
): readonly Item[] {
  const options = input?.options;
  if (!options) return items;
  const gone = items.filter(({ value }) => !options.includes(value)).map(({ value }) => value);
  const fresh = options.filter(
    (option) => !items.some(({ value }) => value === option) && option !== "custom",
  );
  if (gone.length > 0) differences.push(`It does not make ${gone.join(", ")} any more.`);
  if (fresh.length > 0) differences.push(`It offers ${fresh.join(", ")}, which the studio does not use.`);
  return items.filter(({ value }) => !gone.includes(value));
}

function aspectsOf(
  aspects: readonly string[],
  input: LiveInput | undefined,
  differences: string[],
): readonly string[] {
  if (!input?.options) return aspects;
  const now = input.options.map(String).filter((option) => /^\d+:\d+$/.test(option));
  const gone = aspects.filter((aspect) => !now.includes(aspect));
  const fresh = now.filter((aspect) => !aspects.includes(aspect));
  if (gone.length > 0) differences.push(`It does not make the ratio ${gone.join(", ")} any more.`);
  if (fresh.length > 0) differences.push(`It makes the ratio ${fresh.join(", ")} now.`);
  return now;
}

function durationsOf(
  { durations, durationAs }: VideoEntry,
  input: LiveInput | undefined,
  differences: string[],
): readonly number[] {
  if (!input) return durations;
  const written = (seconds: number) =>
    typeof durationAs === "object" ? Math.round(seconds * durationAs.framesAt) + 1 : seconds;
  const now = input.options
    ? input.options.map(Number).filter((seconds) => seconds > 0)
    : durations.filter((seconds) => takes(input, written(seconds)));
  const rising = now.toSorted((a, b) => a - b);
  if (rising.join() !== durations.join())
    differences.push(`It makes clips of ${rising.join(", ")} seconds now.`);
  return rising;
}

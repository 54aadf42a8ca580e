import type { Brief } from "@/domain/brief/brief";
import { modelName } from "@/domain/catalogue/entries";
import { type OfferKind, offerKinds } from "@/domain/catalogue/offer";
import { differences } from "@/domain/coherence/differences";
import { settingsOf } from "@/domain/coherence/settings";
import { fullShortSide } from "@/domain/media/format";
import { type MetricName, metrics } from "@/domain/quality/metrics";
import { type QualitySettings, qualityOf } from "@/domain/quality/quality-settings";

/** One thing of a brief that is not as it was, with both values as people read them. */
export type BriefChange = { key: string; title: string; before: string; after: string };

type Field = { key: string; title: string; of: (brief: Brief) => string };

const asText = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "Automatic";
  if (typeof value === "boolean") return value ? "On" : "Off";
  return String(value);
};
const listed = (items: readonly string[]) => (items.length > 0 ? items.join(", ") : "None");
const seconds = (value: number | null) => (value === null ? "Automatic" : `${value} s`);

const modelTitles: Record<OfferKind, string> = {
  text: "Text model",
  image: "Image model",
  video: "Video model",
  music: "Music model",
  effects: "Effects model",
  speech: "Voice model",
  judge: "Judge",
};
/** "2 takes, made again up to 2 times, overall at least 60". */
function qualityText({ attempts, regenerationMax, thresholds }: QualitySettings): string {
  const takes = attempts === 1 ? "1 take" : `${attempts} takes`;
  const again = regenerationMax === 0 ? "never made again" : `made again up to ${regenerationMax} times`;
  const limits = Object.entries(thresholds.metrics).map(
    ([name, least]) => `${metrics[name as MetricName].title} at least ${least}`,
  );
  const overall = thresholds.overall === null ? [] : [`overall at least ${thresholds.overall}`];
  return [takes, again, ...overall, ...limits].join(", ");
}

const fields: readonly Field[] = [
  { key: "format", title: "Kind", of: ({ format }) => (format === "product" ? "Product video" : "Ad") },
  { key: "prompt", title: "Prompt", of: ({ prompt }) => prompt },
  { key: "durationSeconds", title: "Length", of: ({ durationSeconds }) => seconds(durationSeconds) },
  { key: "aspect", title: "Shape", of: ({ aspect }) => asText(aspect) },
  { key: "shortSide", title: "Short side", of: ({ shortSide = fullShortSide }) => `${shortSide} px` },
  { key: "clips", title: "Clips", of: ({ clips }) => asText(clips) },
  { key: "fps", title: "Frame rate", of: ({ fps }) => `${fps} fps` },
  { key: "style", title: "Style", of: ({ style }) => asText(style) },
  { key: "mood", title: "Mood", of: ({ mood }) => asText(mood) },
  { key: "framework", title: "Framework", of: ({ framework }) => asText(framework) },
  { key: "look", title: "Look", of: ({ look }) => look?.name ?? "None" },
  { key: "brand.name", title: "Brand", of: ({ brand }) => brand.name || "None" },
  { key: "brand.colours", title: "Brand colours", of: ({ brand }) => listed(brand.colours) },
  { key: "brand.font", title: "Font", of: ({ brand }) => brand.ownFont?.family ?? brand.font },
  { key: "brand.textColour", title: "Text colour", of: ({ brand }) => asText(brand.textColour) },
  { key: "brand.tone", title: "Tone of the brand", of: ({ brand }) => asText(brand.tone) },
  { key: "music", title: "Music", of: ({ music }) => asText(music) },
  { key: "voice", title: "Voice", of: ({ voice }) => asText(voice) },
  { key: "seed", title: "Seed", of: ({ seed }) => asText(seed) },
  { key: "quality", title: "Takes and quality", of: (brief) => qualityText(qualityOf(brief)) },
  ...offerKinds.map((kind) => ({
    key: `models.${kind}`,
    title: modelTitles[kind],
    of: ({ models }: Brief) => {
      const id = models[kind];
      return id === null ? "This machine's" : modelName(id);
    },
  })),
];

/** Files have no words: what is told is that they are others. */
function fileChanges(before: Brief, after: Brief): BriefChange[] {
  const photos = (count: number) => (count === 0 ? "None" : count === 1 ? "1 photo" : `${count} photos`);
  const changes: BriefChange[] = [];
  if (before.imageDigests.join() !== after.imageDigests.join()) {
    const [was, is] = [photos(before.imageDigests.length), photos(after.imageDigests.length)];
    const other = was === is ? `${is}, others than before` : is;
    changes.push({ key: "imageDigests", title: "Product photos", before: was, after: other });
  }
  const notes = ({ imageDigests, imageNotes = {} }: Brief) =>
    listed(imageDigests.flatMap((digest) => imageNotes[digest] ?? []));
  if (notes(before) !== notes(after)) {
    changes.push({
      key: "imageNotes",
      title: "What photos show",
      before: notes(before),
      after: notes(after),
    });
  }
  const [was, is] = [before.heroDigest ?? null, after.heroDigest ?? null];
  if (was !== is) {
    const text = (digest: string | null, otherwise: string) => (digest === null ? "None" : otherwise);
    const now = text(is, was === null ? "Chosen" : "Another one");
    changes.push({ key: "heroDigest", title: "Hero frame", before: text(was, "Chosen"), after: now });
  }
  return changes;
}

/** Briefs of before a setting was there have what is usual for it. */
function settingChanges(before: Brief, after: Brief): BriefChange[] {
  const changed = differences(settingsOf(before), settingsOf(after));
  return changed.map(({ key, ...change }) => ({ ...change, key: `coherence.${key}` }));
}

/**
 * What is different in a brief, field by field: text, form, files, models, settings. Seeds that were derived count as
 * automatic. Empty when both ask for the same.
 */
export function briefChanges(before: Brief, after: Brief): BriefChange[] {
  const own = fields.flatMap(({ key, title, of }) => {
    const change = { key, title, before: of(before), after: of(after) };
    return change.before === change.after ? [] : [change];
  });
  return [...own, ...fileChanges(before, after), ...settingChanges(before, after)];
}

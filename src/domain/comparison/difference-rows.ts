import type { Brief } from "@/domain/brief/brief";
import { modelName } from "@/domain/catalogue/entries";
import { type OfferKind, offerKinds } from "@/domain/catalogue/offer";
import { settingDefinitions } from "@/domain/coherence/definitions";
import { valueText } from "@/domain/coherence/differences";

/** One thing that was decided for every variation, as people read it. */
export type DifferenceRow = { key: string; title: string; values: string[]; differs: boolean };

const modelTitles: Record<OfferKind, string> = {
  text: "Text model",
  image: "Image model",
  video: "Video model",
  music: "Music model",
  effects: "Effects model",
  speech: "Voice model",
};

/** Everything beside the prompt that variations can differ in: seed, models, settings. */
export function differenceRows(briefs: readonly Brief[]): DifferenceRow[] {
  const row = (key: string, title: string, of: (brief: Brief) => string): DifferenceRow => {
    const values = briefs.map(of);
    return { key, title, values, differs: new Set(values).size > 1 };
  };
  return [
    row("seed", "Seed", ({ seed }) => (seed === null ? "Automatic" : String(seed))),
    ...offerKinds.map((kind) =>
      row(`models.${kind}`, modelTitles[kind], ({ models }) => {
        const id = models[kind];
        return id === null ? "This machine's" : modelName(id);
      }),
    ),
    ...settingDefinitions.map(({ key, title }) =>
      row(`coherence.${key}`, title, ({ coherence }) => valueText(coherence, key)),
    ),
  ];
}

import type { Brief, CoherenceSettings } from "@/domain/brief/brief";
import { modelName } from "@/domain/catalogue/entries";
import { type OfferKind, offerKinds } from "@/domain/catalogue/offer";

/** One thing that was decided for every variation, as people read it. */
export type DifferenceRow = { key: string; title: string; values: string[]; differs: boolean };

const settingTitles: Record<keyof CoherenceSettings, string> = {
  twoAgentEnhancement: "Sharpen the prompt first",
  enhancementRounds: "Rounds of sharpening, at most",
  sameSeed: "One seed for all shots",
  chainedFrames: "Chain frames",
  parallelClips: "Film clips at the same time",
  qualityRegeneration: "Draw poor takes again",
  finishing: "Grade the cut",
};

const modelTitles: Record<OfferKind, string> = {
  text: "Text model",
  image: "Image model",
  video: "Video model",
  music: "Music model",
  effects: "Effects model",
  speech: "Voice model",
};

const valueText = (value: unknown): string =>
  value === true ? "On" : value === false ? "Off" : value === null ? "Automatic" : String(value);

/** Everything beside the prompt that variations can differ in: seed, models, settings. */
export function differenceRows(briefs: readonly Brief[]): DifferenceRow[] {
  const row = (key: string, title: string, of: (brief: Brief) => string): DifferenceRow => {
    const values = briefs.map(of);
    return { key, title, values, differs: new Set(values).size > 1 };
  };
  return [
    row("seed", "Seed", ({ seed }) => valueText(seed)),
    ...offerKinds.map((kind) =>
      row(`models.${kind}`, modelTitles[kind], ({ models }) => {
        const id = models[kind];
        return id === null ? "This machine's" : modelName(id);
      }),
    ),
    ...settingKeys(briefs).map((key) =>
      row(`coherence.${key}`, settingTitles[key] ?? key, ({ coherence }) => valueText(coherence[key])),
    ),
  ];
}

const settingKeys = (briefs: readonly Brief[]) =>
  [...new Set(briefs.flatMap(({ coherence }) => Object.keys(coherence)))] as (keyof CoherenceSettings)[];

import type { ResolvedBrief } from "@/domain/brief/brief";
import { effectiveSettings, settingDefinitions } from "@/domain/coherence/definitions";
import { type CoherenceSettings, type SettingKey, switched } from "@/domain/coherence/settings";
import type { Plan } from "@/domain/plan/plan";
import { estimateRun } from "./estimate";
import type { EarlierWork, RunPrices } from "./estimate-pieces";

/** What a setting adds to a run while it is on, against the same run with it off; less than 0 is saved. */
export type SettingEffect = {
  key: SettingKey;
  /** Micro-dollars and wall-clock seconds. */
  micros: number;
  seconds: number;
  /** What it may add beyond that, in micro-dollars; 0 when the price is certain. */
  upToMicros: number;
};

/** The effect of each setting on a run, as the other settings, the models and the plan stand. */
export function settingEffects(
  brief: ResolvedBrief,
  prices: RunPrices,
  {
    settings,
    retakesMax,
    ...known
  }: {
    /** As the maker has them, also those that cannot act at the moment. */
    settings: CoherenceSettings;
    /** How often a clip may be made again; 0 where the video model cannot make one that differs. */
    retakesMax: number;
    /** Takes of each shot. */
    attempts?: number;
    plan?: Plan | null;
    earlier?: EarlierWork;
  },
): SettingEffect[] {
  const estimate = (key: SettingKey, on: boolean) =>
    estimateRun({ ...brief, coherence: effectiveSettings(switched(settings, key, on)) }, prices, {
      ...known,
      usualChains: true,
    });
  return settingDefinitions.map(({ key }) => {
    const [on, off] = [estimate(key, true), estimate(key, false)];
    const clips = on.lines.filter(({ stage }) => stage === "clips");
    const clipMicros = clips.reduce((sum, { amountMicros }) => sum + amountMicros, 0);
    return {
      key,
      micros: on.totalMicros - off.totalMicros,
      seconds: on.typicalSeconds - off.typicalSeconds,
      upToMicros: key === "qualityRegeneration" ? retakesMax * clipMicros : 0,
    };
  });
}

import { settingDefinitions } from "./definitions";
import type { CoherenceSettings, SettingKey } from "./settings";

/** A setting in which two sets differ, with both values as people read them. */
export type SettingDifference = { key: SettingKey; title: string; before: string; after: string };

/** The value of a setting for people: "On", "At most 3 rounds", "hero-shoe at 0.8". */
export function valueText(settings: CoherenceSettings, key: SettingKey): string {
  const { trainedLora, twoAgentEnhancement, enhancementRounds } = settings;
  if (key === "trainedLora") return trainedLora ? `${trainedLora.name} at ${trainedLora.strength}` : "Off";
  if (key === "twoAgentEnhancement" && twoAgentEnhancement)
    return `At most ${enhancementRounds} ${enhancementRounds === 1 ? "round" : "rounds"}`;
  return settings[key] ? "On" : "Off";
}

/** Setting by setting, in the order of the work; empty when both make the same. */
export function differences(before: CoherenceSettings, after: CoherenceSettings): SettingDifference[] {
  return settingDefinitions
    .map(({ key, title }) => ({
      key,
      title,
      before: valueText(before, key),
      after: valueText(after, key),
    }))
    .filter((difference) => difference.before !== difference.after);
}

import { type SettingGroup, settingDefinitions } from "@/domain/coherence/definitions";
import { differences } from "@/domain/coherence/differences";
import { type CoherenceSettings, defaultSettings } from "@/domain/coherence/settings";
import { countText } from "@/features/wording/numbers";

export const groupTitles = {
  words: "Words and plan",
  alike: "What stays alike",
  making: "Making and finishing",
} satisfies Record<SettingGroup, string>;

export const settingsOfGroup = (group: SettingGroup) =>
  settingDefinitions.filter((definition) => definition.group === group);

/** Keys of the settings that are not as they come. */
export const changedKeys = (settings: CoherenceSettings) =>
  new Set(differences(defaultSettings, settings).map(({ key }) => key));

/** "Good as they are", "2 changed". */
export function changedText(settings: CoherenceSettings): string {
  const changed = changedKeys(settings).size;
  return changed === 0 ? "Good as they are" : `${countText(changed, "setting")} changed`;
}

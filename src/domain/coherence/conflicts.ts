import type { Circumstances } from "./circumstances";
import { effectiveSettings, settingDefinition } from "./definitions";
import { placesForReferences } from "./limits";
import { type CoherenceSettings, type SettingKey, switched } from "./settings";

/** Two settings that are on and get in each other's way, and what can be done about it. */
export type SettingConflict = {
  between: readonly [SettingKey, SettingKey];
  explanation: string;
  /** Ways out, the usual one first. */
  fixes: readonly { label: string; settings: CoherenceSettings }[];
};

/** The conflicts between settings as they stand, for the first-choice models. */
export function conflictsIn(settings: CoherenceSettings, circumstances: Circumstances): SettingConflict[] {
  const acting = effectiveSettings(settings);
  const [image] = circumstances.images;
  const conflicts: SettingConflict[] = [];
  if (!image || image.drawsPlan) return conflicts;
  if (
    acting.compositionControl &&
    acting.referenceIdentity &&
    image.references > 0 &&
    placesForReferences(image, acting) === 0
  ) {
    conflicts.push({
      between: ["compositionControl", "referenceIdentity"],
      explanation: `${image.name} is shown one picture only. Composition control needs it for the sketch, so that the reference pictures of your elements would not be seen.`,
      fixes: [fix(settings, "compositionControl"), fix(settings, "referenceIdentity")],
    });
  }
  return conflicts;
}

const fix = (settings: CoherenceSettings, key: SettingKey) => ({
  label: `Switch off “${settingDefinition(key).title}”`,
  settings: switched(settings, key, false),
});

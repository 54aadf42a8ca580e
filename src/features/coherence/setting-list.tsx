import { type ReactNode, useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { blockedBy, type SettingGroup } from "@/domain/coherence/definitions";
import { settingState } from "@/domain/coherence/limits";
import type { SettingsOutlook } from "@/domain/coherence/outlook";
import { type CoherenceSettings, isOn, type SettingKey, switched } from "@/domain/coherence/settings";
import { LoraFields } from "@/features/coherence/lora-fields";
import { changedKeys, groupTitles, settingsOfGroup } from "@/features/coherence/setting-groups";
import { SettingRow } from "@/features/coherence/setting-row";

type Change = (settings: CoherenceSettings) => void;

/** The settings of one group, each with its state beside the others. */
export function SettingList({
  group,
  settings,
  outlook,
  onChange,
}: {
  group: SettingGroup;
  settings: CoherenceSettings;
  outlook: SettingsOutlook | undefined;
  onChange: Change;
}) {
  const id = useId();
  const changed = changedKeys(settings);
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h3 id={id} className="border-line border-b pb-2 font-medium text-muted text-xs">
        {groupTitles[group]}
      </h3>
      <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {settingsOfGroup(group).map((definition) => (
          <SettingRow
            key={definition.key}
            definition={definition}
            checked={isOn(settings, definition.key)}
            changed={changed.has(definition.key)}
            state={stateOf(settings, definition.key, outlook)}
            effect={outlook?.effects.find(({ key }) => key === definition.key)}
            onCheckedChange={(on) => onChange(turned(settings, definition.key, on))}
          >
            {moreOf(definition.key, { settings, outlook, onChange })}
          </SettingRow>
        ))}
      </ul>
    </section>
  );
}

/** Until the outlook is there only what the settings say themselves is known. */
const stateOf = (settings: CoherenceSettings, key: SettingKey, outlook: SettingsOutlook | undefined) =>
  outlook
    ? settingState(settings, key, outlook.circumstances)
    : { blocked: blockedBy(settings, key), needs: null, cannot: [], idle: null };

/** A LoRA that was just switched on has no name yet. */
const turned = (settings: CoherenceSettings, key: SettingKey, on: boolean): CoherenceSettings =>
  key === "trainedLora" && on
    ? { ...settings, trainedLora: { name: "", strength: 1 } }
    : switched(settings, key, on);

function moreOf(
  key: SettingKey,
  {
    settings,
    outlook,
    onChange,
  }: { settings: CoherenceSettings; outlook: SettingsOutlook | undefined; onChange: Change },
): ReactNode {
  if (key === "trainedLora" && settings.trainedLora) {
    return (
      <LoraFields
        value={settings.trainedLora}
        known={outlook?.circumstances.loras ?? []}
        onChange={(trainedLora) => onChange({ ...settings, trainedLora })}
      />
    );
  }
  if (key === "twoAgentEnhancement") {
    return (
      <Field label="Rounds of sharpening, at most" hint="It stops earlier when a round gains little.">
        {(control) => (
          <Select
            {...control}
            value={settings.enhancementRounds}
            onChange={(event) => onChange({ ...settings, enhancementRounds: Number(event.target.value) })}
            className="max-w-40"
          >
            {[1, 2, 3, 4, 5].map((rounds) => (
              <option key={rounds}>{rounds}</option>
            ))}
          </Select>
        )}
      </Field>
    );
  }
  return null;
}

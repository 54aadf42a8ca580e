import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { blockedBy, settingDefinitions } from "@/domain/coherence/definitions";
import { differences } from "@/domain/coherence/differences";
import { type CoherenceSettings, isOn, type SettingsProfile, switched } from "@/domain/coherence/settings";
import { countText } from "@/features/wording/numbers";
import { ProfilePicker } from "./profile-picker";

/** The settings of one variation: all of a profile, or by hand. */
export function SettingsChoice({
  value,
  profile,
  base,
  profiles,
  onChange,
}: {
  value: CoherenceSettings;
  profile: string | null;
  base: CoherenceSettings;
  profiles: readonly SettingsProfile[];
  onChange: (settings: CoherenceSettings, profile: string | null) => void;
}) {
  const changed = differences(base, value);
  return (
    <div className="grid gap-4">
      <ProfilePicker
        profiles={profiles}
        value={profile}
        onPick={(picked) => onChange(picked?.settings ?? base, picked?.name ?? null)}
      />
      <p className="text-muted text-xs" role="status">
        {changed.length === 0
          ? "As in the composer"
          : `${countText(changed.length, "setting")} other than in the composer: ${changed.map(({ title }) => title.toLowerCase()).join(", ")}`}
      </p>
      <div className="grid gap-3">
        {settingDefinitions
          // A LoRA needs a name as well, which is given in the composer.
          .filter(({ key }) => key !== "trainedLora" || isOn(value, key) || isOn(base, key))
          .map(({ key, title }) => {
            const blocked = blockedBy(value, key);
            return (
              <SwitchField
                key={key}
                label={title}
                hint={blocked?.reason}
                disabled={blocked !== null}
                checked={isOn(value, key) && blocked === null}
                onCheckedChange={(on) =>
                  onChange(
                    key === "trainedLora" && on
                      ? { ...value, trainedLora: base.trainedLora }
                      : switched(value, key, on),
                    profile,
                  )
                }
              />
            );
          })}
      </div>
      {value.twoAgentEnhancement && (
        <Field label="Rounds of sharpening, at most">
          {(control) => (
            <Select
              {...control}
              value={value.enhancementRounds}
              onChange={(event) =>
                onChange({ ...value, enhancementRounds: Number(event.target.value) }, profile)
              }
            >
              {[1, 2, 3, 4, 5].map((rounds) => (
                <option key={rounds}>{rounds}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}

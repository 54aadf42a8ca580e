import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { SettingsProfile } from "@/domain/coherence/settings";

/** Takes all settings from a profile at once; afterwards they can be changed. Without profiles there is nothing to pick. */
export function ProfilePicker({
  profiles,
  value,
  onPick,
}: {
  profiles: readonly SettingsProfile[];
  /** Name of the profile that was taken last; null for none. */
  value: string | null;
  /** Null: the settings of the composer. */
  onPick: (profile: SettingsProfile | null) => void;
}) {
  if (profiles.length === 0) return null;
  const chosen = profiles.find(({ name }) => name === value);
  return (
    <Field label="Take settings from">
      {(control) => (
        <Select
          {...control}
          value={chosen?.id ?? ""}
          onChange={(event) => onPick(profiles.find(({ id }) => id === event.target.value) ?? null)}
        >
          <option value="">The composer</option>
          {profiles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

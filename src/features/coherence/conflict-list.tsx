import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { SettingConflict } from "@/domain/coherence/conflicts";
import { settingDefinition } from "@/domain/coherence/definitions";
import type { CoherenceSettings } from "@/domain/coherence/settings";

/** Settings that get in each other's way, each with its ways out at hand. */
export function ConflictList({
  conflicts,
  onFix,
}: {
  conflicts: readonly SettingConflict[];
  onFix: (settings: CoherenceSettings) => void;
}) {
  return conflicts.map(({ between, explanation, fixes }) => (
    <Callout
      key={between.join()}
      tone="warning"
      title={`${between.map((key) => `“${settingDefinition(key).title}”`).join(" and ")} get in each other's way`}
      action={fixes.map(({ label, settings }) => (
        <Button key={label} size="sm" onClick={() => onFix(settings)}>
          {label}
        </Button>
      ))}
    >
      {explanation}
    </Callout>
  ));
}

import type { ReactNode } from "react";
import { SwitchField } from "@/components/ui/switch";
import type { SettingDefinition } from "@/domain/coherence/definitions";
import type { SettingState } from "@/domain/coherence/limits";
import type { SettingEffect } from "@/domain/cost/setting-effects";
import { effectText } from "@/features/coherence/effect-text";

/** One setting: its switch, what it adds, and whatever keeps it from acting. */
export function SettingRow({
  definition,
  checked,
  changed,
  state,
  effect,
  onCheckedChange,
  children,
}: {
  definition: SettingDefinition;
  checked: boolean;
  /** Not as it comes. */
  changed: boolean;
  state: SettingState;
  /** Undefined until it is worked out. */
  effect: SettingEffect | undefined;
  onCheckedChange: (checked: boolean) => void;
  /** More to set while it is on. */
  children?: ReactNode;
}) {
  const { blocked, needs } = state;
  const acting = checked && !blocked;
  return (
    <li className="grid content-start gap-3" data-setting={definition.key}>
      <SwitchField
        label={definition.title}
        hint={<RowHint {...{ definition, changed, state, effect, acting }} />}
        checked={acting}
        // What cannot act can still be switched off.
        disabled={blocked !== null || (needs !== null && !checked)}
        onCheckedChange={onCheckedChange}
      />
      {acting && children}
    </li>
  );
}

function RowHint({
  definition,
  changed,
  state: { blocked, needs, cannot, idle },
  effect,
  acting,
}: Pick<Parameters<typeof SettingRow>[0], "definition" | "changed" | "state" | "effect"> & {
  acting: boolean;
}) {
  const reason = blocked?.reason ?? needs;
  return (
    <>
      <span className="block">{definition.description}</span>
      {reason ? (
        <span className="mt-1 block text-accent-text">{reason}</span>
      ) : (
        <span className="mt-1 block tabular-nums" data-effect>
          {changed && <span className="font-medium text-foreground">Changed from default · </span>}
          {effect ? `${acting ? "Adds" : "Would add"}: ${effectText(effect)}` : "Working out time and cost…"}
        </span>
      )}
      {!reason && idle && <span className="mt-1 block">{idle}</span>}
      {!blocked &&
        cannot.map((sentence) => (
          <span key={sentence} className="mt-1 block text-accent-text">
            {sentence}
          </span>
        ))}
    </>
  );
}

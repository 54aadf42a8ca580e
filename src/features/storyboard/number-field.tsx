import { Field } from "@/components/ui/field";
import { CommitInput } from "@/features/storyboard/commit-input";

/** A whole number. What is typed beyond the limits becomes the nearest that is within. */
export function NumberField({
  label,
  value,
  limits: { min, max },
  onChange,
}: {
  label: string;
  value: number;
  limits: { min: number; max: number };
  onChange: (value: number) => void;
}) {
  return (
    <Field label={label} hint={`${min} to ${max}.`}>
      {(control) => (
        <CommitInput
          {...control}
          type="number"
          min={min}
          max={max}
          value={String(value)}
          onCommit={(text) => onChange(Math.round(Math.min(max, Math.max(min, Number(text)))))}
        />
      )}
    </Field>
  );
}

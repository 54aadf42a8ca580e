import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

/** A text that is saved while it is typed. */
export function TextField({
  label,
  value,
  rows = 2,
  hint,
  error,
  onChange,
}: {
  label: string;
  value: string;
  rows?: number;
  hint?: string;
  error?: string | undefined;
  onChange: (text: string) => void;
}) {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})}>
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          value={value}
          className="field-sizing-content min-h-16"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

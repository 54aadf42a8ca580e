import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { termText } from "@/features/wording/terms";

/** One of some terms, or none. */
export function ChoiceField<Term extends string>({
  label,
  value,
  terms,
  none,
  titleOf = termText,
  onChange,
}: {
  label: string;
  value: Term | null;
  terms: readonly Term[];
  /** What choosing none is called. */
  none: string;
  titleOf?: (term: Term) => string;
  onChange: (term: Term | null) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          onChange={(event) => onChange(terms.find((term) => term === event.target.value) ?? null)}
        >
          <option value="">{none}</option>
          {terms.map((term) => (
            <option key={term} value={term}>
              {titleOf(term)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { termText } from "@/features/wording/terms";

/** One of a list of the field's terms. */
export function TermSelect<Term extends string>({
  label,
  value,
  terms,
  onChange,
}: {
  label: string;
  value: Term;
  terms: readonly Term[];
  onChange: (term: Term) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => {
            const term = terms.find((candidate) => candidate === event.target.value);
            if (term) onChange(term);
          }}
        >
          {terms.map((term) => (
            <option key={term} value={term}>
              {termText(term)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { termText } from "@/features/wording/terms";

/** One of a list of terms. */
export function TermSelect<Term extends string>({
  label,
  value,
  terms,
  titleOf = termText,
  className = "",
  onChange,
}: {
  label: string;
  value: Term;
  terms: readonly Term[];
  /** What people call a term. */
  titleOf?: (term: Term) => string;
  className?: string;
  onChange: (term: Term) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          className={className}
          value={value}
          onChange={(event) => {
            const term = terms.find((candidate) => candidate === event.target.value);
            if (term) onChange(term);
          }}
        >
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

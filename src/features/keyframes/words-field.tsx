import { Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

/** Words that follow from the plan until the maker writes their own; marked then, with the way back. */
export function WordsField({
  label,
  hint,
  planned,
  value,
  rows = 3,
  onChange,
}: {
  label: string;
  hint: string;
  /** What stands without a wish. */
  planned: string;
  /** The maker's words; null for none. */
  value: string | null;
  rows?: number;
  onChange: (words: string | null) => void;
}) {
  return (
    <Field
      label={label}
      hint={hint}
      aside={
        value !== null && (
          <span className="flex items-center gap-2">
            <Badge tone="accent">Your words</Badge>
            <Button size="sm" variant="link" onClick={() => onChange(null)}>
              <Undo2 aria-hidden /> Revert<span className="sr-only"> the {label.toLowerCase()}</span>
            </Button>
          </span>
        )
      }
    >
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          maxLength={4_000}
          value={value ?? planned}
          onChange={(event) => onChange(event.target.value === planned ? null : event.target.value)}
        />
      )}
    </Field>
  );
}

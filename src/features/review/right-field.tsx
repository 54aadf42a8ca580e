import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { type ReviewRight, reviewRights } from "@/domain/review/review";
import { rightTitles } from "@/features/review/review-words";

/** What somebody who is let in may do. */
export function RightField({
  right,
  onChange,
}: {
  right: ReviewRight;
  onChange: (right: ReviewRight) => void;
}) {
  return (
    <Field label="May">
      {(control) => (
        <Select
          {...control}
          value={right}
          onChange={({ target }) => {
            const next = reviewRights.find((one) => one === target.value);
            if (next) onChange(next);
          }}
        >
          {reviewRights.map((one) => (
            <option key={one} value={one}>
              {rightTitles[one]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

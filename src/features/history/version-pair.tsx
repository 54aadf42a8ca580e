import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";

/** Numbers of two versions. */
export type Pair = { before: number; after: number };

/** Which two versions are compared. */
export function VersionPair({
  items,
  pair,
  onChange,
}: {
  items: readonly { version: number; what: string }[];
  pair: Pair;
  onChange: (pair: Pair) => void;
}) {
  const choice = (label: string, side: keyof Pair) => (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={pair[side]}
          onChange={(event) => onChange({ ...pair, [side]: Number(event.target.value) })}
        >
          {items.map(({ version, what }) => (
            <option key={version} value={version}>
              Version {version}: {what}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {choice("Compare", "before")}
      {choice("with", "after")}
    </div>
  );
}

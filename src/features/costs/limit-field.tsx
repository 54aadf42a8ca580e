import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { decimalDollars, mostDollars, parseDollars } from "@/domain/cost/money";

/** A limit as it is typed: empty is none. */
export const limitToText = (micros: number | null): string => (micros === null ? "" : decimalDollars(micros));

/** The limit that a text means, or what is wrong with it. */
export function readLimit(text: string): { limitMicros: number | null; problem: string | null } {
  if (text.trim() === "") return { limitMicros: null, problem: null };
  const limitMicros = parseDollars(text);
  if (limitMicros !== null) return { limitMicros, problem: null };
  return {
    limitMicros: null,
    problem: `Type an amount in dollars such as 25 or 0.50, ${mostDollars.toLocaleString("en")} at most`,
  };
}

export function LimitField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint ?? "US dollars. Empty: no limit."} error={readLimit(value).problem}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          placeholder="No limit"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

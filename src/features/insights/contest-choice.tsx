"use client";

import { useRouter } from "next/navigation";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { InsightQuestion } from "@/domain/insights/question";
import { insightAddress, withChange } from "@/features/insights/insight-address";

/** Which two values are held against each other. */
export function ContestChoice({
  question,
  chosen,
  options,
}: {
  question: InsightQuestion;
  chosen: { a: string; b: string };
  options: readonly { value: string; title: string }[];
}) {
  const router = useRouter();
  const choose = (change: { a?: string; b?: string }) =>
    router.push(insightAddress("quality", withChange(question, { ...chosen, ...change })), { scroll: false });
  const select = (label: string, side: "a" | "b") => (
    <Field label={label} className="w-full sm:w-52">
      {(control) => (
        <Select {...control} value={chosen[side]} onChange={({ target }) => choose({ [side]: target.value })}>
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <div className="flex flex-wrap gap-3">
      {select("A", "a")}
      {select("B", "b")}
    </div>
  );
}

"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { DayRange, RangeName } from "@/domain/cost/range";
import { type CostQuestion, costQuery } from "@/features/costs/cost-question";

const ranges: { value: RangeName; label: string }[] = [
  { value: "month", label: "This month" },
  { value: "30-days", label: "Last 30 days" },
  { value: "custom", label: "Other days" },
];

/** Chooses days and, for administrators, a person. The choice lives in the address. */
export function CostFilter({
  question,
  days,
  people,
}: {
  question: CostQuestion;
  days: DayRange;
  /** Null for those who only see their own. */
  people: { id: string; username: string }[] | null;
}) {
  const router = useRouter();
  const show = (next: CostQuestion) => router.push(`/costs?${costQuery(next)}`);
  const { userId } = question;
  const person = userId === undefined ? {} : { userId };
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3">
      <Segmented
        label="Days"
        value={question.range}
        options={ranges}
        onChange={(range) => show({ range, ...(range === "custom" ? days : {}), ...person })}
      />
      {question.range === "custom" && (
        <DaysForm
          key={`${days.from} ${days.to}`}
          days={days}
          onChoose={(chosen) => show({ range: "custom", ...chosen, ...person })}
        />
      )}
      {people && (
        <Field label="Person" className="w-44">
          {(control) => (
            <Select
              {...control}
              value={userId ?? ""}
              onChange={({ target }) => {
                const { userId: _, ...rest } = question;
                show({ ...rest, ...(target.value ? { userId: target.value } : {}) });
              }}
            >
              <option value="">Everybody</option>
              {people.map(({ id, username }) => (
                <option key={id} value={id}>
                  {username}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Button asChild className="sm:ml-auto">
        <a href={`/api/costs.csv?${costQuery(question)}`} download>
          <Download aria-hidden /> Download CSV
        </a>
      </Button>
    </div>
  );
}

function DaysForm({ days, onChoose }: { days: DayRange; onChoose: (days: DayRange) => void }) {
  const [chosen, setChosen] = useState(days);
  function submit(event: FormEvent) {
    event.preventDefault();
    onChoose(chosen);
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field label="From">
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            max={chosen.to}
            value={chosen.from}
            onChange={({ target }) => setChosen({ ...chosen, from: target.value })}
          />
        )}
      </Field>
      <Field label="To">
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            min={chosen.from}
            value={chosen.to}
            onChange={({ target }) => setChosen({ ...chosen, to: target.value })}
          />
        )}
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}

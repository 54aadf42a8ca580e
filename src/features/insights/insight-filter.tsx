"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { modelName } from "@/domain/catalogue/entries";
import {
  type InsightQuestion,
  type InsightRange,
  insightDays,
  settingText,
} from "@/domain/insights/question";
import type { InsightChoices } from "@/domain/insights/views";
import { type InsightViewName, insightAddress, withChange } from "@/features/insights/insight-address";
import {
  methodTitles,
  metricTitle,
  settingTitle,
  subjectTitles,
  valueText,
} from "@/features/insights/insight-words";
import { termText } from "@/features/wording/terms";

const ranges: { value: InsightRange; label: string }[] = [
  { value: "30-days", label: "30 days" },
  { value: "90-days", label: "90 days" },
  { value: "365-days", label: "A year" },
  { value: "custom", label: "Other days" },
];

type Change = Parameters<typeof withChange>[1];

/** Chooses what is counted. The choice lives in the address. */
export function InsightFilter({
  view,
  question,
  choices,
  people,
}: {
  view: InsightViewName;
  question: InsightQuestion;
  choices: InsightChoices | null;
  people: { id: string; username: string }[] | null;
}) {
  const router = useRouter();
  const show = (change: Change) =>
    router.push(insightAddress(view, withChange(question, change)), { scroll: false });
  const filtered = question.model ?? question.format ?? question.setting;
  return (
    <search aria-label="What is counted" className="mb-6 flex flex-wrap items-end gap-x-3 gap-y-3">
      {choices && <Days question={question} onShow={show} />}
      {people && (
        <Choice
          label="Person"
          value={question.userId}
          none="Everybody"
          options={people.map(({ id, username }) => ({ value: id, title: username }))}
          onChange={(userId) => show({ userId })}
        />
      )}
      {choices && view !== "acceptance" && <MeasureFields {...{ view, question, choices }} onShow={show} />}
      {choices && view !== "effects" && <CountedFields {...{ question, choices }} onShow={show} />}
      {filtered !== undefined && view !== "effects" && choices && (
        <Button variant="ghost" onClick={() => show({ model: null, format: null, setting: null })}>
          <X aria-hidden /> Clear filters
        </Button>
      )}
    </search>
  );
}

type Part = { question: InsightQuestion; onShow: (change: Change) => void };

/** Which number: metric, method and version are never mixed. */
function MeasureFields({
  view,
  question,
  choices,
  onShow,
}: Part & { view: InsightViewName; choices: InsightChoices }) {
  const counted = (title: string, n: number) => `${title} (${n.toLocaleString("en")})`;
  return (
    <>
      {view === "quality" && choices.subjects.length > 1 && (
        <Choice
          label="Of"
          value={question.subject}
          options={choices.subjects.map(({ value, n }) => ({
            value,
            title: counted(subjectTitles[value], n),
          }))}
          onChange={(subject) =>
            onShow({ subject: choices.subjects.find(({ value }) => value === subject)?.value ?? "clip" })
          }
        />
      )}
      {choices.metrics.length > 0 && (
        <Choice
          label="Metric"
          value={question.metric}
          options={choices.metrics.map(({ value, n }) => ({ value, title: counted(metricTitle(value), n) }))}
          onChange={(metric) => onShow({ metric, method: null, version: null })}
        />
      )}
      {choices.methods.length > 1 && (
        <Choice
          label="Measured"
          value={question.method}
          none="Most common"
          options={choices.methods.map(({ value, n }) => ({ value, title: counted(methodTitles[value], n) }))}
          onChange={(method) =>
            onShow({ method: choices.methods.find(({ value }) => value === method)?.value ?? null })
          }
        />
      )}
      {choices.versions.length > 1 && (
        <Choice
          label="Version of scores"
          value={question.version}
          none="Newest"
          options={choices.versions.map(({ value, n }) => ({ value, title: counted(value, n) }))}
          onChange={(version) => onShow({ version })}
        />
      )}
    </>
  );
}

function CountedFields({ question, choices, onShow }: Part & { choices: InsightChoices }) {
  const settings = choices.settings.flatMap(({ setting, values }) =>
    values.map((value) => ({
      value: settingText(setting, value),
      title: `${settingTitle(setting)}: ${valueText(setting, value)}`,
    })),
  );
  return (
    <>
      {(choices.models.length > 1 || question.model) && (
        <Choice
          label="Model"
          value={question.model}
          none="All"
          options={choices.models.map(({ value }) => ({ value, title: modelName(value) }))}
          onChange={(model) => onShow({ model })}
        />
      )}
      {(choices.formats.length > 1 || question.format) && (
        <Choice
          label="Format"
          value={question.format}
          none="All"
          options={choices.formats.map(({ value }) => ({ value, title: termText(value) }))}
          onChange={(format) => onShow({ format })}
        />
      )}
      {(settings.length > 0 || question.setting) && (
        <Choice
          label="Setting"
          value={question.setting}
          none="All"
          options={settings}
          onChange={(setting) => onShow({ setting })}
        />
      )}
    </>
  );
}

/** One choice of few; `none` is the name of leaving it open. */
function Choice({
  label,
  value,
  none,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  none?: string;
  options: readonly { value: string; title: string }[];
  onChange: (value: string | null) => void;
}) {
  const missing = value !== undefined && !options.some((option) => option.value === value);
  return (
    <Field label={label} className="w-full min-w-0 sm:w-48">
      {(control) => (
        <Select {...control} value={value ?? ""} onChange={({ target }) => onChange(target.value || null)}>
          {none !== undefined && <option value="">{none}</option>}
          {missing && <option value={value}>{metricTitle(value)} (none)</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Days({ question, onShow }: Part) {
  const days = insightDays(question, new Date());
  return (
    <>
      <Segmented
        label="Days"
        value={question.range}
        options={ranges}
        onChange={(range) =>
          onShow(range === "custom" ? { range, ...days } : { range, from: null, to: null })
        }
      />
      {question.range === "custom" && (
        <DaysForm key={`${days.from} ${days.to}`} days={days} onChoose={(chosen) => onShow(chosen)} />
      )}
    </>
  );
}

type Range = { from: string; to: string };

function DaysForm({ days, onChoose }: { days: Range; onChoose: (days: Range) => void }) {
  const [chosen, setChosen] = useState(days);
  function submit(event: FormEvent) {
    event.preventDefault();
    onChoose(chosen);
  }
  const field = (label: string, name: keyof Range, limits: { min?: string; max?: string }) => (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          {...limits}
          type="date"
          required
          value={chosen[name]}
          onChange={({ target }) => setChosen({ ...chosen, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      {field("From", "from", { max: chosen.to })}
      {field("To", "to", { min: chosen.from })}
      <Button type="submit">Show</Button>
    </form>
  );
}

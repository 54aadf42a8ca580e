"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/input";
import { type InsightQuestion, insightQuestion } from "@/domain/insights/question";
import { type InsightViewName, insightAddress, withChange } from "@/features/insights/insight-address";
import { settingTitle } from "@/features/insights/insight-words";

/** What a breakdown tells apart. */
export function DimensionChoice({
  view,
  question,
  settings,
}: {
  view: InsightViewName;
  question: InsightQuestion;
  settings: readonly string[];
}) {
  const router = useRouter();
  const names = settings.map((setting) => `setting:${setting}`);
  const known = ["model", "format", ...names].includes(question.by);
  return (
    <Select
      aria-label="Break down by"
      className="h-9 w-full sm:w-56"
      value={question.by}
      onChange={({ target }) => {
        const by = insightQuestion.shape.by.parse(target.value);
        router.push(insightAddress(view, withChange(question, { by, a: null, b: null })), { scroll: false });
      }}
    >
      <option value="model">Model</option>
      <option value="format">Format</option>
      {!known && <option value={question.by}>{settingTitle(question.by.slice("setting:".length))}</option>}
      {settings.map((setting) => (
        <option key={setting} value={`setting:${setting}`}>
          {settingTitle(setting)}
        </option>
      ))}
    </Select>
  );
}

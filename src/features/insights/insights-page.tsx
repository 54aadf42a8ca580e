import { Download } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/class-names";
import type { InsightQuestion } from "@/domain/insights/question";
import type { Audience, InsightChoices } from "@/domain/insights/views";
import {
  type InsightViewName,
  insightAddress,
  insightQuery,
  insightViews,
} from "@/features/insights/insight-address";
import { InsightFilter } from "@/features/insights/insight-filter";
import { PageFrame } from "@/features/shell/page-frame";

const viewTitles = {
  quality: "Quality",
  acceptance: "Acceptance and cost",
  effects: "What settings do",
  alerts: "Alerts",
} satisfies Record<InsightViewName, string>;

/** What the views have alike: of whom they tell, their tabs, their filter and their files. */
export function InsightsPage({
  view,
  question,
  problem,
  audience,
  choices,
  people,
  children,
}: {
  view: InsightViewName;
  question: InsightQuestion;
  /** What is wrong with the days that were asked for. */
  problem: string | null;
  audience: Audience;
  /** Null: this view is not filtered but by people. */
  choices: InsightChoices | null;
  /** Null for those who only see their own. */
  people: { id: string; username: string }[] | null;
  children: ReactNode;
}) {
  return (
    <PageFrame
      title="Insights"
      lead={leadOf(audience, people !== null)}
      actions={
        <>
          <FileLink view={view} question={question} file="csv" />
          <FileLink view={view} question={question} file="json" />
        </>
      }
    >
      <nav aria-label="Insights" className="mb-5 flex flex-wrap gap-1 border-line border-b">
        {insightViews.map((name) => (
          <Link
            key={name}
            href={insightAddress(name, question)}
            aria-current={name === view ? "page" : undefined}
            className={cn(
              "-mb-px flex h-11 items-center border-transparent border-b-2 px-3 font-medium text-muted text-sm transition-colors hover:text-foreground",
              name === view && "border-accent text-foreground",
            )}
          >
            {viewTitles[name]}
          </Link>
        ))}
      </nav>
      <InsightFilter view={view} question={question} choices={choices} people={people} />
      {problem && <Callout tone="warning" title={problem} className="mb-6" />}
      {children}
    </PageFrame>
  );
}

function leadOf({ person }: Audience, isAdmin: boolean): string {
  if (!isAdmin) return "How your videos measure up, what you kept, and which settings made a difference.";
  return person ? `What ${person.username} has made.` : "What everybody on this installation has made.";
}

function FileLink({
  view,
  question,
  file,
}: {
  view: InsightViewName;
  question: InsightQuestion;
  file: "csv" | "json";
}) {
  return (
    <Button asChild size="sm">
      <a href={`/api/insights?${insightQuery(question, { view, file })}`} download>
        <Download aria-hidden /> {file.toUpperCase()}
      </a>
    </Button>
  );
}

import { SearchX } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { modelName } from "@/domain/catalogue/entries";
import { type InsightQuestion, insightDays } from "@/domain/insights/question";
import { bucketWidth } from "@/domain/insights/score-facts";
import type { ScoredClip, ScoredClipsView } from "@/domain/insights/views";
import { dayText } from "@/features/costs/amounts";
import { insightAddress } from "@/features/insights/insight-address";
import { metricTitle, pointsText, settingTitle } from "@/features/insights/insight-words";
import { stretchText } from "@/features/insights/stretch-text";
import { PageFrame } from "@/features/shell/page-frame";
import { workTitle } from "@/features/wording/terms";

/** The videos behind a point of a chart. */
export function ClipsPage({
  question,
  bucket,
  view: { clips, more },
}: {
  question: InsightQuestion;
  bucket: number | null;
  view: ScoredClipsView;
}) {
  return (
    <PageFrame
      title="Behind the numbers"
      lead={
        <>
          {describe(question, bucket)} The lowest scores come first.{" "}
          <Link href={insightAddress("quality", question)} className="underline underline-offset-4">
            Back to the charts
          </Link>
        </>
      }
    >
      {clips.length === 0 ? (
        <EmptyState icon={SearchX} title="Nothing is counted here">
          What was deleted is not listed. Go back and choose another point.
        </EmptyState>
      ) : (
        <ul className="grid gap-px overflow-hidden rounded-lg border border-line bg-line">
          {clips.map((clip) => (
            <ClipRow key={clip.takeId} clip={clip} />
          ))}
        </ul>
      )}
      {more && (
        <p className="mt-4 text-muted text-sm">
          There are more. Narrow the days, the model or the scores to see them.
        </p>
      )}
    </PageFrame>
  );
}

function describe(question: InsightQuestion, bucket: number | null): string {
  const { metric, model, format, setting } = question;
  const parts = [
    `${metricTitle(metric)}, ${stretchText(insightDays(question, new Date()))}`,
    ...(bucket === null ? [] : [`${bucket * bucketWidth} to ${(bucket + 1) * bucketWidth} points`]),
    ...(model ? [modelName(model)] : []),
    ...(format ? [format] : []),
    ...(setting ? [settingTitle(setting.split("=")[0] ?? "")] : []),
  ];
  return `${parts.join(", ")}.`;
}

function ClipRow({ clip }: { clip: ScoredClip }) {
  const { title, own, owner, projectId, slot, day, model, score } = clip;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 bg-surface px-4 py-3 text-sm">
      <span className="w-14 shrink-0 font-semibold tabular-nums">{pointsText(score)}</span>
      <span className="wrap-anywhere min-w-0 grow font-medium">
        {own ? (
          <Link href={`/projects/${projectId}`} className="underline-offset-4 hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-muted text-xs">
        {!own && <Badge>{owner}</Badge>}
        {slot && <span>{workTitle(slot)}</span>}
        <span>{modelName(model)}</span>
        <time dateTime={day}>{dayText(day)}</time>
      </span>
    </li>
  );
}

import { BellOff } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import type { Alert, AlertKind } from "@/domain/insights/alerts";
import type { InsightQuestion } from "@/domain/insights/question";
import type { AlertsView } from "@/domain/insights/views";
import { amountText, dayText } from "@/features/costs/amounts";
import { type InsightViewName, insightAddress, withChange } from "@/features/insights/insight-address";
import {
  methodTitles,
  metricTitle,
  percentText,
  pointsText,
  signedText,
} from "@/features/insights/insight-words";

/** What got worse. */
export function AlertsPanel({ view, question }: { view: AlertsView; question: InsightQuestion }) {
  return (
    <div className="grid max-w-4xl gap-4">
      <p className="text-muted text-sm leading-relaxed">
        The seven days up to {dayText(view.day)} are held against the four weeks before; what a clip is worth
        to people shows later, so its cost is judged a week later. An alert needs 30 samples on both sides and
        a change that chance explains one time in a hundred.
      </p>
      {view.alerts.length === 0 ? (
        <EmptyState icon={BellOff} title="Nothing got worse">
          Or there is not enough yet to tell: fewer than 30 samples in a week raise no alert.
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {view.alerts.map((alert) => (
            <li key={`${alert.kind} ${alert.metric} ${alert.method} ${alert.version}`}>
              <AlertCallout alert={alert} question={question} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Words = {
  title: (alert: Alert) => string;
  value: (value: number) => string;
  change: (value: number) => string;
  view: InsightViewName;
  noun: string;
};

const words = {
  "score-dropped": {
    title: ({ metric, method }) =>
      `${metricTitle(metric ?? "")} has dropped (${method ? methodTitles[method] : "unknown"})`,
    value: pointsText,
    change: (points) => `${signedText(points)} points`,
    view: "quality",
    noun: "clips",
  },
  "failures-rose": {
    title: () => "More runs do not end well",
    value: percentText,
    change: (share) => `+${percentText(share)}`,
    view: "acceptance",
    noun: "runs",
  },
  "cost-rose": {
    title: () => "A kept clip has become dearer",
    value: amountText,
    change: (ratio) => `${ratio.toFixed(2)} times`,
    view: "acceptance",
    noun: "kept clips",
  },
} satisfies Record<AlertKind, Words>;

function AlertCallout({ alert, question }: { alert: Alert; question: InsightQuestion }) {
  const { kind, recent, earlier, change, metric, method, version } = alert;
  const { title, value, change: changeText, view, noun }: Words = words[kind];
  const shown = withChange(question, {
    range: "90-days",
    from: null,
    to: null,
    ...(metric && { metric, method, version }),
  });
  return (
    <Callout
      tone="warning"
      title={title(alert)}
      action={
        <Button asChild size="sm">
          <Link href={insightAddress(view, shown)}>Look at it</Link>
        </Button>
      }
    >
      <span className="tabular-nums">
        {value(recent.value)} ({recent.n.toLocaleString("en")} {noun}) after {value(earlier.value)} (
        {earlier.n.toLocaleString("en")}): {changeText(change.low)} to {changeText(change.high)}, at 99 %.
      </span>
    </Callout>
  );
}

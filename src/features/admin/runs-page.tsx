import { Clapperboard } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { PagePlace, RunQuestion } from "@/domain/admin/questions";
import { runStatuses } from "@/domain/run/run";
import { adminAddress } from "@/features/admin/admin-address";
import { AdminFrame } from "@/features/admin/admin-frame";
import type { RunRow, RunsView } from "@/features/admin/admin-views";
import { FilterChoice, FilterForm, FilterText } from "@/features/admin/filter-form";
import { PageLinks } from "@/features/admin/page-links";
import { RunActions } from "@/features/admin/run-actions";
import { RunCalls } from "@/features/admin/run-calls";
import { amountText } from "@/features/costs/amounts";
import { Moment } from "@/features/wording/moments";
import { waitText } from "@/features/wording/numbers";
import { providerTitles, statusTitles } from "@/features/wording/terms";

/** Everybody's runs, why some did not end well, and the calls that they made. */
export function RunsPage({
  question,
  after,
  view,
  people,
}: {
  question: RunQuestion;
  after: PagePlace | null;
  view: RunsView;
  people: { id: string; username: string }[];
}) {
  return (
    <AdminFrame page="runs" lead="Everybody's runs, the newest first, and why some did not end well.">
      <FilterForm page="runs" filtered={Object.keys(question).length > 0}>
        <FilterChoice
          label="Status"
          name="status"
          value={question.status}
          all="Every status"
          options={runStatuses.map((status) => ({ value: status, label: statusTitles[status] }))}
        />
        <FilterChoice
          label="Person"
          name="ownerId"
          value={question.ownerId}
          all="Everybody"
          options={people.map(({ id, username }) => ({ value: id, label: username }))}
        />
        <FilterChoice
          label="Called"
          name="provider"
          value={question.provider}
          all="Any provider"
          options={Object.entries(providerTitles).map(([value, label]) => ({ value, label }))}
        />
        <FilterText label="From" name="from" type="date" value={question.from} />
        <FilterText label="To" name="to" type="date" value={question.to} />
      </FilterForm>
      {view.rows.length === 0 ? (
        <EmptyState icon={Clapperboard} title="No runs match">
          Choose another status, person or time, or show all runs.
        </EmptyState>
      ) : (
        <ul aria-label="Runs" className="grid gap-3">
          {view.rows.map((run) => (
            <RunItem key={run.id} run={run} />
          ))}
        </ul>
      )}
      <PageLinks
        first={after ? adminAddress("runs", question) : null}
        next={view.next && adminAddress("runs", { ...question, ...view.next })}
        nextTitle="Earlier runs"
      />
    </AdminFrame>
  );
}

function RunItem({ run }: { run: RunRow }) {
  const { id, title, owner, number, attempt, status, failure, createdAt } = run;
  const name = `run ${number} of ${title}`;
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="wrap-anywhere font-semibold text-sm">{title}</h2>
            <Badge tone={status === "failed" || status === "needs-attention" ? "danger" : "neutral"}>
              {statusTitles[status]}
            </Badge>
          </div>
          <p className="text-muted text-xs">
            {owner}, run {number}
            {attempt > 1 && `, attempt ${attempt}`}, <Moment iso={createdAt.toISOString()} />
            {durationText(run)}, {amountText(run.chargedMicros)} spent
          </p>
          {failure && (
            <p className="wrap-anywhere text-danger text-sm">
              {failure.message} <span className="text-muted text-xs">({failure.code})</span>
            </p>
          )}
        </div>
        <RunActions runId={id} name={name} status={status} />
      </div>
      <RunCalls runId={id} name={name} />
    </li>
  );
}

function durationText({ startedAt, endedAt }: RunRow): string {
  if (!startedAt || !endedAt) return "";
  return `, took ${waitText((endedAt.getTime() - startedAt.getTime()) / 1000)}`;
}

import { Download, ScrollText } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditQuestion, PagePlace } from "@/domain/admin/questions";
import { adminAddress, queryOf } from "@/features/admin/admin-address";
import { AdminFrame } from "@/features/admin/admin-frame";
import type { AuditRow, AuditView } from "@/features/admin/admin-views";
import { FilterChoice, FilterForm, FilterText } from "@/features/admin/filter-form";
import { PageLinks } from "@/features/admin/page-links";
import { Moment } from "@/features/wording/moments";

/** Who changed what, and who tried to. */
export function AuditPage({
  question,
  after,
  view,
}: {
  question: AuditQuestion;
  after: PagePlace | null;
  view: AuditView;
}) {
  return (
    <AdminFrame
      page="audit"
      lead="Who changed what, and who was refused. The log is only added to."
      actions={
        <Button asChild size="sm">
          <a href={`/api/audit.csv?${queryOf(question)}`} download>
            <Download aria-hidden /> CSV
          </a>
        </Button>
      }
    >
      <FilterForm page="audit" filtered={Object.keys(question).length > 0}>
        <FilterText label="Person" name="actor" value={question.actor} />
        <FilterText label="Action" name="action" value={question.action} />
        <FilterText label="Id of the target" name="target" value={question.target} />
        <FilterChoice
          label="Outcome"
          name="outcome"
          value={question.outcome}
          all="Every outcome"
          options={[
            { value: "done", label: "Done" },
            { value: "refused", label: "Refused" },
          ]}
        />
        <FilterText label="From" name="from" type="date" value={question.from} />
        <FilterText label="To" name="to" type="date" value={question.to} />
      </FilterForm>
      {view.rows.length === 0 ? (
        <EmptyState icon={ScrollText} title="No entries match">
          Names of people and actions are looked for from their beginning. Days are those of UTC.
        </EmptyState>
      ) : (
        <ol aria-label="Audit log" className="rounded-lg border border-line bg-surface">
          {view.rows.map((entry) => (
            <AuditItem key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      <PageLinks
        first={after ? adminAddress("audit", question) : null}
        next={view.next && adminAddress("audit", { ...question, ...view.next })}
        nextTitle="Earlier entries"
      />
    </AdminFrame>
  );
}

function AuditItem({ entry }: { entry: AuditRow }) {
  const { actorName, action, target, change, errorCode, requestId, address, createdAt } = entry;
  const origin = [address && `from ${address}`, requestId && `request ${requestId}`].filter(Boolean);
  return (
    <li className="grid gap-1 border-line border-b px-4 py-3 text-sm last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{actorName || "Somebody not signed in"}</span>
        <code className="wrap-anywhere font-mono text-xs">{action}</code>
        {errorCode && <Badge tone="danger">Refused: {errorCode}</Badge>}
        <span className="text-muted text-xs sm:ml-auto">
          <Moment iso={createdAt.toISOString()} />
        </span>
      </div>
      {target && (
        <p className="wrap-anywhere text-muted text-xs">
          Target{" "}
          <Link
            href={adminAddress("audit", { target })}
            className="font-mono underline underline-offset-4 hover:text-foreground"
          >
            {target}
          </Link>
        </p>
      )}
      {change?.before !== undefined && (
        <p className="wrap-anywhere text-muted text-xs">
          Before <code className="font-mono">{JSON.stringify(change.before)}</code>
        </p>
      )}
      {change?.after !== undefined && (
        <p className="wrap-anywhere text-muted text-xs">
          After <code className="font-mono">{JSON.stringify(change.after)}</code>
        </p>
      )}
      {origin.length > 0 && <p className="wrap-anywhere text-muted text-xs">{origin.join(", ")}</p>}
    </li>
  );
}

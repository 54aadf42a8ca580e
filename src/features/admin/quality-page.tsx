import { Lightbulb } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { insightQuestion } from "@/domain/insights/question";
import type { AlertsView } from "@/domain/insights/views";
import { AdminFrame } from "@/features/admin/admin-frame";
import type { ProposalRow } from "@/features/admin/admin-views";
import { ProposalCard, RefreshProposals } from "@/features/admin/proposal-card";
import { AlertsPanel } from "@/features/insights/alerts-panel";

/** What got worse on the installation, and which defaults the numbers speak against. */
export function QualityPage({
  alerts,
  open,
  decided,
}: {
  alerts: AlertsView;
  open: ProposalRow[];
  decided: ProposalRow[];
}) {
  return (
    <AdminFrame
      page="quality"
      lead="What got worse, and which defaults the numbers speak against."
      actions={
        <Button asChild size="sm">
          <Link href="/insights">All insights</Link>
        </Button>
      }
    >
      <div className="grid gap-8">
        <section aria-labelledby="alerts-title" className="grid gap-3">
          <h2 id="alerts-title" className="font-semibold text-lg">
            Alerts
          </h2>
          <AlertsPanel view={alerts} question={insightQuestion.parse({})} />
        </section>
        <section aria-labelledby="proposals-title" className="grid max-w-4xl gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="proposals-title" className="font-semibold text-lg">
              Proposed defaults
            </h2>
            <RefreshProposals />
          </div>
          <p className="text-muted text-sm leading-relaxed">
            From pairs of videos of one brief that differ in one setting. Accepting changes the default of new
            briefs for everybody; nothing changes by itself, and every decision can be taken back.
          </p>
          {open.length === 0 ? (
            <EmptyState icon={Lightbulb} title="Nothing to decide">
              A proposal needs 30 pairs and a higher score than chance explains.
            </EmptyState>
          ) : (
            <ProposalList label="Open proposals" proposals={open} />
          )}
        </section>
        {decided.length > 0 && (
          <section aria-labelledby="decided-title" className="grid max-w-4xl gap-3">
            <h2 id="decided-title" className="font-semibold text-lg">
              Decided
            </h2>
            <ProposalList label="Decided proposals" proposals={decided} />
          </section>
        )}
      </div>
    </AdminFrame>
  );
}

const ProposalList = ({ label, proposals }: { label: string; proposals: ProposalRow[] }) => (
  <ul aria-label={label} className="grid gap-3">
    {proposals.map((proposal) => (
      <li key={proposal.id}>
        <ProposalCard proposal={proposal} />
      </li>
    ))}
  </ul>
);

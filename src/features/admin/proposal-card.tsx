"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { SettingValue } from "@/domain/insights/run-settings";
import type { ProposalRow } from "@/features/admin/admin-views";
import { amountText } from "@/features/costs/amounts";
import {
  changeText,
  estimateText,
  methodTitles,
  metricTitle,
  signedText,
} from "@/features/insights/insight-words";
import { readFailure } from "@/features/wording/failures";
import { Moment } from "@/features/wording/moments";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** Looks for proposals in the newest numbers; otherwise that happens at night. */
export function RefreshProposals() {
  const { refresh, report } = useAnswer();
  const look = trpc.insights.refreshProposals.useMutation({
    onSuccess: ({ open }) => {
      refresh();
      toast(`${countText(open, "proposal")} open`);
    },
    onError: report,
  });
  return (
    <Button size="sm" busy={look.isPending} onClick={() => look.mutate()}>
      Look again
    </Button>
  );
}

/** A change of a default with its evidence, and what can be decided about it. */
export function ProposalCard({ proposal }: { proposal: ProposalRow }) {
  const { id, status, createdAt, decidedAt, decidedBy } = proposal;
  const title = changeText({
    setting: proposal.setting,
    from: proposal.fromValue as SettingValue,
    to: proposal.toValue as SettingValue,
  });
  const { refresh, report } = useAnswer();
  const decide = trpc.insights.decideProposal.useMutation({ onSuccess: refresh, onError: report });
  const reopen = trpc.insights.reopenProposal.useMutation({ onSuccess: refresh, onError: report });
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="wrap-anywhere font-semibold text-sm">{title}</h3>
        {status === "accepted" && <Badge tone="success">Accepted</Badge>}
        {status === "rejected" && <Badge>Rejected</Badge>}
      </div>
      <Evidence evidence={proposal.evidence} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-xs">
          {decidedAt ? (
            <>
              Decided <Moment iso={decidedAt.toISOString()} /> by {decidedBy ?? "a removed account"}
            </>
          ) : (
            <>
              Proposed <Moment iso={createdAt.toISOString()} show="date" />
            </>
          )}
        </p>
        {status === "open" ? (
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              disabled={decide.isPending}
              aria-label={`Reject: ${title}`}
              onClick={() => decide.mutate({ id, accept: false })}
            >
              Reject
            </Button>
            <Button
              size="sm"
              variant="primary"
              disabled={decide.isPending}
              aria-label={`Accept: ${title}`}
              onClick={() => decide.mutate({ id, accept: true })}
            >
              Accept
            </Button>
          </div>
        ) : (
          <Button
            size="sm"
            busy={reopen.isPending}
            aria-label={`Reopen: ${title}`}
            onClick={() => reopen.mutate({ id })}
          >
            Reopen
          </Button>
        )}
      </div>
    </Card>
  );
}

function Evidence({ evidence }: Pick<ProposalRow, "evidence">) {
  const { metric, method, version, pairs, prompts, score, costMicros, seconds } = evidence;
  const facts = [
    [`${metricTitle(metric)}, ${methodTitles[method]}`, `${estimateText(score, signedText)} points`],
    ["Cost", estimateText(costMicros, signedAmount)],
    ["Time", estimateText(seconds, (value) => `${signedText(value)} s`)],
    ["Samples", `${countText(pairs, "pair")} of ${countText(prompts, "brief")}, scores ${version}`],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-muted text-xs">{name}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "+$0.04", "−$1.20". */
const signedAmount = (micros: number): string => `${micros < 0 ? "−" : "+"}${amountText(Math.abs(micros))}`;

function useAnswer() {
  const router = useRouter();
  return {
    refresh: () => router.refresh(),
    report: (error: unknown) => void toast.error(readFailure(error).message),
  };
}

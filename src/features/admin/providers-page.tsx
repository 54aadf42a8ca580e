import { Cable } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { adminAddress } from "@/features/admin/admin-address";
import { AdminFrame } from "@/features/admin/admin-frame";
import type { ProviderRow } from "@/features/admin/admin-views";
import { amountText } from "@/features/costs/amounts";
import { Moment } from "@/features/wording/moments";
import { waitText } from "@/features/wording/numbers";
import { providerTitles } from "@/features/wording/terms";

/** How providers are doing, and what they cost. */
export function ProvidersPage({ providers, now }: { providers: ProviderRow[]; now: Date }) {
  return (
    <AdminFrame
      page="providers"
      lead="How each provider has been doing in the last thirty days, and what it has cost."
      actions={
        <Button asChild size="sm">
          <Link href="/settings">Catalogue and prices</Link>
        </Button>
      }
    >
      {providers.length === 0 ? (
        <EmptyState icon={Cable} title="No provider was called yet">
          The first video that somebody makes shows here who was called, how long it took and what it cost.
        </EmptyState>
      ) : (
        <ul aria-label="Providers" className="grid gap-4 lg:grid-cols-2">
          {providers.map((provider) => (
            <li key={provider.provider}>
              <ProviderCard row={provider} now={now} />
            </li>
          ))}
        </ul>
      )}
    </AdminFrame>
  );
}

const titleOf = (provider: string) =>
  provider in providerTitles ? providerTitles[provider as keyof typeof providerTitles] : provider;

function ProviderCard({ row, now }: { row: ProviderRow; now: Date }) {
  const { provider, calls, failed, p50Seconds, p90Seconds } = row;
  const facts = [
    ["Calls", calls.toLocaleString("en")],
    ["Failed", failed === 0 ? "none" : `${failed.toLocaleString("en")} (${failureShare(row)})`],
    ["Half done within", p50Seconds === null ? "unknown" : waitText(p50Seconds)],
    ["Nine of ten within", p90Seconds === null ? "unknown" : waitText(p90Seconds)],
    ["At work and waiting", `${row.busy} and ${row.waiting}`],
    ["Outcome unknown", String(row.unclear)],
    ["Spent today (UTC)", amountText(row.spentTodayMicros)],
    ["Spent this month", amountText(row.spentMonthMicros)],
  ];
  return (
    <Card className="grid h-full content-start gap-3">
      <CardTitle aside={<StateBadge row={row} now={now} />}>{titleOf(provider)}</CardTitle>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {row.lastFailure && (
        <p className="wrap-anywhere text-muted text-xs leading-relaxed">
          Last failure{row.lastFailureAt && <Since at={row.lastFailureAt} />}: {row.lastFailure}
        </p>
      )}
      {row.openUntil && new Date(row.openUntil) > now && (
        <p className="text-danger text-sm">
          Nothing is sent until
          <Since at={row.openUntil} />: {row.failuresInARow} calls in a row have failed.
        </p>
      )}
      <Link
        href={adminAddress("runs", { provider })}
        className="text-accent-text text-sm underline-offset-4 hover:underline"
      >
        Runs that called it
      </Link>
    </Card>
  );
}

const Since = ({ at }: { at: string }) => (
  <>
    {" "}
    <Moment iso={new Date(at).toISOString()} />
  </>
);

const failureShare = ({ calls, failed }: ProviderRow): string => `${Math.round((100 * failed) / calls)} %`;

function StateBadge({ row: { openUntil, failuresInARow }, now }: { row: ProviderRow; now: Date }) {
  if (openUntil && new Date(openUntil) > now) return <Badge tone="danger">Paused</Badge>;
  if (failuresInARow > 0) return <Badge tone="accent">{failuresInARow} failed in a row</Badge>;
  return <Badge tone="success">Well</Badge>;
}

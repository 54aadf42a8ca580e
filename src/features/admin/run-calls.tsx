"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { modelName } from "@/domain/catalogue/entries";
import type { CallRow } from "@/features/admin/admin-views";
import { amountText } from "@/features/costs/amounts";
import { FailureCallout } from "@/features/shell/failure-callout";
import { waitText } from "@/features/wording/numbers";
import { termText, workTitle } from "@/features/wording/terms";
import { trpc } from "@/trpc/client";

/** The calls that a run made to models, asked for when somebody wants to see them. */
export function RunCalls({ runId, name }: { runId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = trpc.admin.calls.useQuery({ runId }, { enabled: open });
  return (
    <div className="grid gap-3">
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start"
        aria-expanded={open}
        aria-label={`Calls of ${name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide calls" : "Show calls"}
      </Button>
      {open && error && <FailureCallout error={error} onRetry={() => void refetch()} />}
      {open && !data && !error && <Skeleton className="h-16 rounded-md" />}
      {open && data?.length === 0 && (
        <p className="text-muted text-sm">This run has called no models: its work was found ready.</p>
      )}
      {open && data && data.length > 0 && (
        <ol aria-label={`Calls of ${name}`} className="grid gap-2">
          {data.map((call) => (
            <CallItem key={call.id} call={call} />
          ))}
        </ol>
      )}
    </div>
  );
}

function CallItem({ call }: { call: CallRow }) {
  const { slot, provider, model, state, failure, handle, submittedAt, endedAt } = call;
  const seconds = submittedAt && endedAt ? (endedAt.getTime() - submittedAt.getTime()) / 1000 : null;
  return (
    <li className="grid gap-0.5 border-line border-t pt-2 text-xs">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{workTitle(slot)}</span>
        <span className="text-muted tabular-nums">
          {termText(state)}
          {seconds !== null && `, ${waitText(seconds)}`},{" "}
          {call.chargedMicros === null
            ? `${amountText(call.reservedMicros)} held`
            : amountText(call.chargedMicros)}
        </span>
      </p>
      <p className="wrap-anywhere text-muted">
        {modelName(model)} ({provider})
      </p>
      {failure && (
        <p className="wrap-anywhere text-danger">
          {failure.message} ({failure.code})
        </p>
      )}
      {handle !== null && (
        <p className="wrap-anywhere text-muted">
          Job at the provider: <code className="font-mono">{JSON.stringify(handle)}</code>
        </p>
      )}
    </li>
  );
}

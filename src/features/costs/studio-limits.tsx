"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import type { LimitTarget, LimitView } from "@/domain/cost/cost-views";
import { amountText } from "@/features/costs/amounts";
import { LimitField, limitToText, readLimit } from "@/features/costs/limit-field";
import { LimitMeter } from "@/features/costs/limit-meter";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

function targetTitle(target: LimitTarget): string {
  switch (target) {
    case "installation":
      return "The whole studio, this month";
    case "every-user":
      return "Each person, by month";
    case "every-project":
      return "Each project";
    case "every-run":
      return "Each run";
    default:
      return "This person, this month";
  }
}

const limitText = (micros: number | null) => (micros === null ? "no limit" : amountText(micros));

/** The limits that administrators set, each with what stands against it. */
export function StudioLimits({ limits }: { limits: LimitView[] }) {
  const [changing, setChanging] = useState<LimitView | null>(null);
  return (
    <Card>
      <CardTitle>Limits</CardTitle>
      <ul className="grid gap-4">
        {limits.map((limit) => {
          const title = targetTitle(limit.target);
          return (
            <li key={title} className="flex items-center justify-between gap-4">
              <div className="min-w-0 grow">
                {limit.standing ? (
                  <LimitMeter label={title} standing={limit.standing} />
                ) : (
                  <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
                    <span className="font-medium">{title}</span>
                    <span className="text-muted text-xs tabular-nums">{limitText(limit.limitMicros)}</span>
                  </p>
                )}
              </div>
              <Button size="sm" aria-label={`Change: ${title}`} onClick={() => setChanging(limit)}>
                Change
              </Button>
            </li>
          );
        })}
      </ul>
      {changing && <StudioLimitDialog limit={changing} onClose={() => setChanging(null)} />}
    </Card>
  );
}

export function StudioLimitDialog({ limit, onClose }: { limit: LimitView; onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState(limitToText(limit.limitMicros));
  const save = trpc.costs.setLimit.useMutation({
    onSuccess: () => {
      router.refresh();
      onClose();
    },
  });
  const { limitMicros, problem } = readLimit(text);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!problem) save.mutate({ target: limit.target, limit: limitMicros ?? "none" });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={targetTitle(limit.target)}
      description="Work under way is not stopped by a lower limit; the next paid call is."
    >
      <form onSubmit={submit} className="grid gap-5">
        <LimitField label="Limit" value={text} onChange={setText} />
        {save.error && <FailureCallout error={save.error} />}
        <div className="flex flex-wrap justify-end gap-2">
          {limit.set && (
            <Button
              disabled={save.isPending}
              className="mr-auto"
              onClick={() => save.mutate({ target: limit.target, limit: "default" })}
            >
              Use the default ({limitText(limit.defaultMicros)})
            </Button>
          )}
          <Button onClick={onClose}>Leave as it is</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

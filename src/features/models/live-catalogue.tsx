"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import type { LiveState } from "@/domain/catalogue/live-state";
import { readFailure } from "@/features/wording/failures";
import { Moment } from "@/features/wording/moments";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** For admins: how the catalogue of models differs from what their vendor offers today. */
export function LiveCatalogue() {
  const utils = trpc.useUtils();
  const { data: state, error } = trpc.models.liveState.useQuery();
  const comparison = trpc.models.refreshLive.useMutation({
    onSuccess(found) {
      utils.models.liveState.setData(undefined, found);
      return utils.models.offers.invalidate();
    },
  });
  const failure = comparison.error ?? error;
  return (
    <Card aria-labelledby="catalogue-title">
      <CardTitle>
        <span id="catalogue-title">Model catalogue</span>
      </CardTitle>
      <p className="text-muted text-sm leading-relaxed">
        What each of Replicate's models takes, as this release knows it. Comparing asks Replicate, at no cost,
        and corrects it until the studio is started again; prices cannot be asked for and stay.
      </p>
      <div className="my-3 grid gap-3">
        {failure && <Callout tone="danger" title={readFailure(failure).message} />}
        {state ? <Comparison state={state} /> : !error && <Skeleton className="h-10" />}
      </div>
      <Button onClick={() => comparison.mutate()} busy={comparison.isPending}>
        <RefreshCw aria-hidden /> Compare now
      </Button>
    </Card>
  );
}

function Comparison({ state: { comparedAt, compared, differences, unread } }: { state: LiveState }) {
  if (comparedAt === null) return <p className="text-sm">Not compared since the studio was started.</p>;
  return (
    <>
      <p className="text-sm" role="status">
        {countText(compared, "model")} compared on <Moment iso={comparedAt} />.{" "}
        {differences.length === 0
          ? "None differs."
          : `${countText(differences.length, "model")} not as written here.`}
      </p>
      <Told title="Differences" models={differences} />
      <Told
        title="Could not be asked"
        models={unread.map(({ message, ...model }) => ({ ...model, differences: [message] }))}
      />
    </>
  );
}

/** Folded: when the vendor is away, every model is in it. */
function Told({ title, models }: { title: string; models: LiveState["differences"] }) {
  if (models.length === 0) return null;
  return (
    <Disclosure summary={title} aside={countText(models.length, "model")}>
      <ul className="grid gap-3 text-sm">
        {models.map(({ id, name, differences }) => (
          <li key={id} aria-label={name}>
            <span className="font-medium">{name}</span>
            <ul className="wrap-anywhere text-muted">
              {differences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

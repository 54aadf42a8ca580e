"use client";

import Link from "next/link";
import { Fragment } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { ModelChoice } from "@/domain/catalogue/model-choice";
import { type ModelOffer, type OfferKind, offerKinds } from "@/domain/catalogue/offer";
import { FallbackList } from "@/features/models/fallback-list";
import { ModelPicker } from "@/features/models/model-picker";
import { fallbackFields, offersOf, ownOffer, withModel } from "@/features/models/offer-choice";
import { FailureCallout } from "@/features/shell/failure-callout";

/** The choice of a model for each kind of work. */
export function ModelFields({
  offers,
  error,
  value,
  onChange,
}: {
  /** Undefined while they load. */
  offers: readonly ModelOffer[] | undefined;
  /** Why they could not be loaded. */
  error: unknown;
  value: ModelChoice;
  onChange: (choice: ModelChoice) => void;
}) {
  if (error) return <FailureCallout error={error} />;
  if (!offers) return <Skeleton className="h-72 rounded-md" />;
  const shown = offerKinds.filter((kind) => offersOf(offers, kind).length > 0);
  return (
    <div className="grid gap-2">
      {shown.map((kind) => (
        <Fragment key={kind}>
          <ModelPicker
            kind={kind}
            offers={offers}
            value={value[kind]}
            onChange={(id) => onChange(withModel(value, { kind, id }))}
          />
          <Fallbacks kind={kind} offers={offers} value={value} onChange={onChange} />
        </Fragment>
      ))}
      {offers.some(({ available }) => !available) && (
        <p className="text-muted text-xs leading-relaxed">
          Models that need a key become available as soon as you add it in{" "}
          <Link href="/settings" className="underline underline-offset-2 hover:text-foreground">
            Settings
          </Link>
          .
        </p>
      )}
    </div>
  );
}

/** Only for models that somebody else runs: what this machine does by itself needs nobody to stand in. */
function Fallbacks({
  kind,
  offers,
  value,
  onChange,
}: {
  kind: OfferKind;
  offers: readonly ModelOffer[];
  value: ModelChoice;
  onChange: (choice: ModelChoice) => void;
}) {
  if (kind !== "image" && kind !== "video") return null;
  const chosen = value[kind];
  if (chosen === null || chosen === ownOffer(offers, kind)?.id) return null;
  const field = fallbackFields[kind];
  return (
    <FallbackList
      kind={kind}
      offers={offers}
      chosen={chosen}
      value={value[field]}
      onChange={(ids) => onChange({ ...value, [field]: ids })}
    />
  );
}

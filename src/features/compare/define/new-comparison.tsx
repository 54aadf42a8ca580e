"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { keptClear } from "@/components/ui/kept-clear";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import type { SettingsProfile } from "@/domain/coherence/settings";
import { comparisonKinds, comparisonLimits } from "@/domain/comparison/comparison";
import type { Draft } from "@/features/composer/draft";
import { useUrlParams } from "@/features/shell/use-url-params";
import { useInBrowser } from "@/features/timing/use-in-browser";
import { kindTitles } from "../comparison-words";
import { canDraftFirst, checkDefinition } from "./definition";
import { PricePanel } from "./price-panel";
import { useDefinition, useStart } from "./use-definition";
import { VariationEditor } from "./variation-editor";

const explanations = {
  settings: "The same prompt with other settings.",
  prompts: "Other words, everything else the same.",
  models: "The same brief, made by other models.",
  seeds: "The same brief, drawn again from another seed.",
} as const;

type NewComparisonProps = {
  /** A draft made from an earlier project; null goes on with what stands in the composer. */
  start: Draft | null;
  fromProjectId: string | null;
  profiles: readonly SettingsProfile[];
};

export function NewComparison(props: NewComparisonProps) {
  const inBrowser = useInBrowser();
  return inBrowser ? <ComparisonForm {...props} /> : <Skeleton className="h-[60dvh]" />;
}

function ComparisonForm({ start, fromProjectId, profiles }: NewComparisonProps) {
  const { params, setParams } = useUrlParams();
  const asked = comparisonKinds.find((kind) => kind === params.get("kind")) ?? "settings";
  const [definition, dispatch] = useDefinition(start, asked);
  const begin = useStart(definition, fromProjectId);
  const { kind, base } = definition;
  const variations = definition.variations[kind];
  const checked = checkDefinition(definition, fromProjectId);
  const { min, max } = comparisonLimits.variations;

  function submit(event: FormEvent) {
    event.preventDefault();
    // What went wrong is shown from `startError`, beside the button.
    begin.start().catch(() => undefined);
  }

  return (
    <form
      noValidate
      aria-label="New comparison"
      onSubmit={submit}
      className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid min-w-0 content-start gap-4">
        <Card className="grid gap-4">
          <Segmented
            label="Compare"
            value={kind}
            onChange={(next) => {
              dispatch({ type: "kind", kind: next });
              setParams({ kind: next === "settings" ? "" : next });
            }}
            options={comparisonKinds.map((value) => ({ value, label: kindTitles[value] }))}
          />
          <p className="text-muted text-sm">{explanations[kind]}</p>
          {kind !== "prompts" && (
            <Field label="Prompt of all variations">
              {(control) => (
                <Textarea
                  {...control}
                  rows={3}
                  value={base.prompt}
                  onChange={(event) => dispatch({ type: "prompt", prompt: event.target.value })}
                />
              )}
            </Field>
          )}
          <BaseFacts base={base} fromProjectId={fromProjectId} />
        </Card>
        <ul aria-label="Variations" className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
          {variations.map((variation, position) => (
            <VariationEditor
              key={variation.id}
              variation={variation}
              position={position}
              base={base}
              profiles={profiles}
              estimate={begin.estimate?.variations[position]}
              problem={checked.wanted === null && checked.position === position ? checked.problem : null}
              onRemove={
                variations.length > min ? () => dispatch({ type: "removed", id: variation.id }) : undefined
              }
              onChange={(values) => dispatch({ type: "changed", id: variation.id, values })}
            />
          ))}
        </ul>
        <Button
          className="justify-self-start"
          disabled={variations.length >= max}
          onClick={() => dispatch({ type: "added" })}
        >
          <Plus aria-hidden /> Add a variation
        </Button>
      </div>
      <aside
        {...keptClear}
        aria-label="Cost and start"
        className="sticky bottom-3 z-30 self-start lg:top-20 lg:bottom-auto"
      >
        <PricePanel
          count={variations.length}
          estimate={begin.estimate}
          problem={checked.problem}
          error={begin.startError ?? begin.estimateError}
          busy={begin.starting}
          ready={begin.current && checked.wanted !== null}
          draftFirst={canDraftFirst(definition) ? base.draftFirst : null}
          onDraftFirst={(draftFirst) => dispatch({ type: "draft-first", draftFirst })}
        />
      </aside>
    </form>
  );
}

/** What all variations have in common beside the prompt. */
function BaseFacts({ base, fromProjectId }: { base: Draft; fromProjectId: string | null }) {
  const facts = [
    base.aspect ?? "shape from the prompt",
    base.durationSeconds === null ? "length from the prompt" : `${base.durationSeconds} s`,
    base.clips === null ? "clips as planned" : `${base.clips} clips`,
    base.music ? "music" : "no music",
    base.voice ? "voice" : "no voice",
    ...(base.images.length > 0 ? [`${base.images.length} images`] : []),
  ];
  return (
    <p className="text-muted text-xs leading-relaxed">
      In common: {facts.join(", ")}.{" "}
      <Link
        href={fromProjectId ? `/studio?from=${fromProjectId}` : "/studio"}
        className="underline underline-offset-2 hover:text-foreground"
      >
        Change it in the composer
      </Link>
    </p>
  );
}

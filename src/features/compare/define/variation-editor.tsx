"use client";

import { Dices, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { SettingsProfile } from "@/domain/coherence/settings";
import { comparisonLimits, type VariationChange, variationLetter } from "@/domain/comparison/comparison";
import type { CostEstimate } from "@/domain/view/views";
import type { Draft } from "@/features/composer/draft";
import { ModelFields } from "@/features/models/model-fields";
import { moneyText, waitText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";
import { settingsChange, usualLabel, type VariationDraft } from "./definition";
import { SettingsChoice } from "./settings-choice";

type EditorProps = {
  variation: VariationDraft;
  position: number;
  base: Draft;
  profiles: readonly SettingsProfile[];
  estimate: CostEstimate | undefined;
  problem: string | null;
  /** Undefined where as many are left as a comparison needs. */
  onRemove: (() => void) | undefined;
  onChange: (values: Partial<Omit<VariationDraft, "id">>) => void;
};

/** One variation: its name, what it has of its own, and its price. */
export function VariationEditor(props: EditorProps) {
  const { variation, position, estimate, onRemove, onChange } = props;
  const letter = variationLetter(position);
  return (
    <li
      aria-label={`Variation ${letter}`}
      className="grid content-start gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">Variation {letter}</h3>
        <span className="flex items-center gap-1 text-muted text-xs tabular-nums">
          {estimate ? `${moneyText(estimate.totalMicros)}, about ${waitText(estimate.typicalSeconds)}` : "…"}
          {onRemove && (
            <Button
              size="icon-sm"
              variant="ghost"
              aria-label={`Remove variation ${letter}`}
              onClick={onRemove}
            >
              <X aria-hidden />
            </Button>
          )}
        </span>
      </div>
      <Field label="Name" hint="Optional">
        {(control) => (
          <Input
            {...control}
            maxLength={comparisonLimits.labelCharacters}
            placeholder={usualLabel(variation.change, position)}
            value={variation.label}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <ChangeFields {...props} change={variation.change} />
    </li>
  );
}

function ChangeFields({
  change,
  base,
  profiles,
  problem,
  onChange,
}: EditorProps & { change: VariationChange }) {
  switch (change.kind) {
    case "settings":
      return (
        <SettingsChoice
          value={change.coherence}
          profile={change.profile}
          base={base.coherence}
          profiles={profiles}
          onChange={(settings, profile) => onChange({ change: settingsChange(settings, profile) })}
        />
      );
    case "prompts":
      return (
        <Field label="Prompt" error={problem}>
          {(control) => (
            <Textarea
              {...control}
              rows={7}
              value={change.prompt}
              onChange={(event) => onChange({ change: { kind: "prompts", prompt: event.target.value } })}
            />
          )}
        </Field>
      );
    case "models":
      return <ModelsChoice change={change} onChange={(models) => onChange({ change: models })} />;
    case "seeds":
      return (
        <Field label="Seed" error={problem}>
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                type="number"
                inputMode="numeric"
                min={0}
                step={1}
                value={Number.isNaN(change.seed) ? "" : change.seed}
                onChange={(event) =>
                  onChange({ change: { kind: "seeds", seed: event.target.valueAsNumber } })
                }
              />
              <Button
                size="icon"
                aria-label="Random seed"
                onClick={() => onChange({ change: { kind: "seeds", seed: randomSeed() } })}
              >
                <Dices aria-hidden />
              </Button>
            </div>
          )}
        </Field>
      );
  }
}

const randomSeed = () => (crypto.getRandomValues(new Uint32Array(1)).at(0) ?? 0) >>> 1;

function ModelsChoice({
  change,
  onChange,
}: {
  change: Extract<VariationChange, { kind: "models" }>;
  onChange: (change: VariationChange) => void;
}) {
  const offers = trpc.models.offers.useQuery();
  return (
    <ModelFields
      offers={offers.data}
      error={offers.error}
      value={change.models}
      onChange={(models) => onChange({ kind: "models", models })}
    />
  );
}

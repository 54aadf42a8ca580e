"use client";

import { Clapperboard, PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import type { CostEstimate } from "@/domain/view/views";
import { EstimateDetails, EstimateWarnings } from "@/features/composer/estimate-details";
import type { Estimates } from "@/features/composer/use-estimates";
import { FailureCallout } from "@/features/shell/failure-callout";
import { countText, moneyText, waitText } from "@/features/wording/numbers";

/** What will happen and what it costs, beside the button that makes it happen. */
export function EstimatePanel({
  estimates,
  error,
  busy,
  draftFirst,
  onDraftFirst,
  isAgain,
  children,
}: {
  estimates: Estimates;
  /** Why there is no estimate, or why starting did not work. */
  error: unknown;
  busy: boolean;
  /** Whether what costs something is drawn as a free draft first. */
  draftFirst: boolean;
  onDraftFirst: (draftFirst: boolean) => void;
  /** A project that is there is made again. */
  isAgain: boolean;
  /** What else can be done before starting. */
  children?: ReactNode;
}) {
  const { real, draft } = estimates;
  const choosable = draft !== null;
  const drafting = choosable && draftFirst;
  const shown = drafting ? draft : real;
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-surface p-3 shadow-lg lg:gap-4 lg:p-5">
      <dl className="flex justify-between gap-4 lg:grid lg:grid-cols-2" aria-live="polite">
        <Figure title="Cost" text={shown ? moneyText(shown.totalMicros) : "…"} />
        <Figure title="Takes about" text={shown ? waitText(shown.typicalSeconds) : "…"} />
      </dl>
      {choosable && <DraftChoice real={real} draft={draft} draftFirst={draftFirst} onChange={onDraftFirst} />}
      {/* Also before a draft: that is when the models for the real thing are chosen. */}
      <Warnings warnings={real?.warnings ?? []} />
      {error !== null && <FailureCallout error={error} />}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {!busy && (drafting ? <PencilLine aria-hidden /> : <Clapperboard aria-hidden />)}
        {isAgain ? "Run again" : drafting ? "Generate draft" : "Generate video"}
      </Button>
      {children}
      <p className="hidden items-center justify-center gap-1.5 text-muted text-xs lg:flex">
        <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> from anywhere in the form
      </p>
      {shown && (
        <>
          <details className="text-xs lg:hidden">
            <summary className="text-muted">What is included</summary>
            <div className="max-h-[40dvh] overflow-y-auto pt-4">
              <EstimateDetails estimate={shown} />
            </div>
          </details>
          <div className="hidden border-line border-t pt-4 lg:block">
            <EstimateDetails estimate={shown} />
          </div>
        </>
      )}
    </div>
  );
}

/** On a phone they are folded: the panel lies over the form, and the form is what is worked on. */
function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <>
      <details className="text-xs lg:hidden">
        <summary className="text-accent-text">
          {countText(warnings.length, "thing")} the chosen models cannot do
        </summary>
        <div className="max-h-[40dvh] overflow-y-auto pt-3">
          <EstimateWarnings warnings={warnings} />
        </div>
      </details>
      <div className="hidden lg:block">
        <EstimateWarnings warnings={warnings} />
      </div>
    </>
  );
}

function Figure({ title, text }: { title: string; text: string }) {
  return (
    <div className="flex items-baseline gap-2 lg:block">
      <dt className="text-muted text-xs">{title}</dt>
      <dd className="font-semibold tabular-nums lg:text-xl">{text}</dd>
    </div>
  );
}

/** A draft shows plan, timing, text and sound before anything is paid; the real thing keeps its plan. */
function DraftChoice({
  real,
  draft,
  draftFirst,
  onChange,
}: {
  real: CostEstimate | undefined;
  draft: CostEstimate | undefined;
  draftFirst: boolean;
  onChange: (draftFirst: boolean) => void;
}) {
  return (
    <div className="grid gap-1.5">
      <Segmented
        label="Draft or real"
        value={draftFirst ? "draft" : "real"}
        onChange={(next) => onChange(next === "draft")}
        className="grid grid-cols-2"
        options={[
          { value: "draft", label: "Draft first", content: <Way title="Draft first" estimate={draft} /> },
          { value: "real", label: "Real now", content: <Way title="Real now" estimate={real} /> },
        ]}
      />
      <p className="hidden text-muted text-xs leading-relaxed lg:block">
        {draftFirst
          ? "Drawn by this machine. When it is right, make it real: plan and text stay, pictures and clips are replaced."
          : "Made by the models you chose, at once."}
      </p>
    </div>
  );
}

function Way({ title, estimate }: { title: string; estimate: CostEstimate | undefined }) {
  return (
    <span className="grid py-1 text-left leading-tight">
      <span className="font-medium">{title}</span>
      <span className="text-xs tabular-nums">{estimate ? moneyText(estimate.totalMicros) : "…"}</span>
    </span>
  );
}

"use client";

import { Check, Download, ExternalLink, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { VariationView } from "@/domain/comparison/views";
import { moneyText, waitText } from "@/features/wording/numbers";
import { ScoreBar } from "./scores/score-bar";

/** Each variation with what it came to, and what can be done with it. */
export function VariationCards({
  variations,
  decided,
  busy,
  onDecide,
  onDelete,
}: {
  variations: readonly VariationView[];
  decided: number | null;
  busy: boolean;
  onDecide: (position: number | null) => void;
  onDelete: (variation: VariationView) => void;
}) {
  return (
    <ul aria-label="Variations" className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
      {variations.map((variation) => (
        <VariationCard
          key={variation.position}
          variation={variation}
          chosen={decided === variation.position}
          busy={busy}
          onDecide={onDecide}
          onDelete={onDelete}
        />
      ))}
    </ul>
  );
}

function VariationCard({
  variation,
  chosen,
  busy,
  onDecide,
  onDelete,
}: {
  variation: VariationView;
  chosen: boolean;
  busy: boolean;
  onDecide: (position: number | null) => void;
  onDelete: (variation: VariationView) => void;
}) {
  const { position, label, scores, costMicros, seconds, video, projectId } = variation;
  const facts = [
    { title: "Cost", text: moneyText(costMicros) },
    { title: "Took", text: seconds === null ? "…" : waitText(seconds) },
  ];
  return (
    <li
      aria-label={label}
      className={cn(
        "grid content-start gap-3 rounded-lg border border-line bg-surface p-4",
        chosen && "border-accent ring-1 ring-accent",
      )}
    >
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="min-w-0 truncate font-semibold text-sm">{label}</h3>
        {chosen && <Badge tone="accent">Chosen</Badge>}
        {video?.draft && !chosen && <Badge>Draft</Badge>}
      </div>
      <ScoreBar label={`Overall score of ${label}`} score={scores.overall} />
      <dl className="grid grid-cols-2 gap-2">
        {facts.map(({ title, text }) => (
          <div key={title}>
            <dt className="text-muted text-xs">{title}</dt>
            <dd className="text-sm tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center gap-1.5">
        {video && (
          <Button
            size="sm"
            variant={chosen ? "secondary" : "primary"}
            busy={busy}
            onClick={() => onDecide(chosen ? null : position)}
          >
            {chosen ? <Undo2 aria-hidden /> : <Check aria-hidden />}
            {chosen ? "Take back" : "Choose"}
          </Button>
        )}
        {video && (
          <Button asChild size="icon-sm" variant="ghost">
            <a
              href={video.downloadUrl}
              download={video.fileName}
              aria-label={`Download ${label}`}
              title="Download"
            >
              <Download aria-hidden />
            </a>
          </Button>
        )}
        <Button asChild size="icon-sm" variant="ghost">
          <Link href={`/projects/${projectId}`} aria-label={`Open the project of ${label}`} title="Open">
            <ExternalLink aria-hidden />
          </Link>
        </Button>
        <Button
          size="icon-sm"
          variant="ghost"
          className="text-muted hover:text-danger"
          aria-label={`Delete ${label}`}
          title="Delete"
          onClick={() => onDelete(variation)}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}

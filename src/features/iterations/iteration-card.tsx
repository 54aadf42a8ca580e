import { Flag, Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { IterationView } from "@/domain/view/iteration-views";
import { ChangeList } from "@/features/iterations/change-list";
import { PreviewVideo, usePreviewing } from "@/features/media/preview-video";
import { Moment } from "@/features/wording/moments";
import { moneyText, runningTimeText, waitText } from "@/features/wording/numbers";

export type IterationActions = {
  /** Null while a run is at work. */
  onRestore: ((iteration: IterationView) => void) | null;
  onFinal: (iteration: IterationView) => void;
  onSelect: (iteration: IterationView) => void;
};

/** One way round on the timeline: what changed, what came of it, what it cost. */
export function IterationCard({
  iteration,
  selected,
  onRestore,
  onFinal,
  onSelect,
}: IterationActions & { iteration: IterationView; selected: boolean }) {
  const { number, current, final, draft } = iteration;
  const title = `Iteration ${number}`;
  return (
    <li
      id={`iteration-${number}`}
      className={cn(
        "relative grid gap-4 rounded-lg border bg-surface p-3 sm:grid-cols-[9rem_minmax(0,1fr)] sm:p-4",
        selected ? "border-accent" : "border-line",
      )}
    >
      <Thumbnail iteration={iteration} />
      <article aria-label={title} className="grid min-w-0 content-start gap-3">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-semibold">{title}</h3>
          {final && (
            <Badge tone="accent">
              <Flag aria-hidden /> Final
            </Badge>
          )}
          {current && <Badge tone="success">Current</Badge>}
          {draft && <Badge>Draft</Badge>}
          <span className="text-muted text-xs">
            <Moment iso={iteration.createdAt} />
          </span>
        </header>
        <Figures iteration={iteration} />
        <WhatChanged iteration={iteration} />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            aria-pressed={selected}
            aria-label={selected ? `Do not compare ${title}` : `Compare ${title}`}
            variant={selected ? "primary" : "secondary"}
            onClick={() => onSelect(iteration)}
          >
            {selected ? "Selected" : "Compare"}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            aria-label={final ? `${title} is not final` : `Mark ${title} as final`}
            onClick={() => onFinal(iteration)}
          >
            <Flag aria-hidden /> {final ? "Not final" : "Mark as final"}
          </Button>
          {onRestore && !current && (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Go back to ${title}`}
              onClick={() => onRestore(iteration)}
            >
              <Undo2 aria-hidden /> Go back to this
            </Button>
          )}
        </div>
      </article>
    </li>
  );
}

function Thumbnail({ iteration }: { iteration: IterationView }) {
  const { previewing, handlers } = usePreviewing();
  const { poster, video, width, height, number } = iteration;
  return (
    <div
      {...handlers}
      className="relative max-h-56 overflow-hidden rounded-md bg-stage max-sm:mx-auto max-sm:w-36"
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      <PreviewVideo still={poster} video={video} playing={previewing} alt={`Poster of iteration ${number}`} />
      <Badge tone="film" className="absolute bottom-1.5 left-1.5 tabular-nums">
        {runningTimeText(iteration.durationSeconds)}
      </Badge>
    </div>
  );
}

function Figures({ iteration }: { iteration: IterationView }) {
  const { scores, costMicros, seconds, version } = iteration;
  const figures = [
    {
      title: "Quality",
      text: scores.overall === null ? "not measured" : `${Math.round(scores.overall)} of 100`,
    },
    { title: "Cost", text: moneyText(costMicros) },
    { title: "Took", text: seconds === null ? "unknown" : waitText(seconds) },
    { title: "Version", text: String(version) },
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {figures.map(({ title, text }) => (
        <div key={title} className="flex items-baseline gap-1.5">
          <dt className="text-muted text-xs">{title}</dt>
          <dd className="font-medium tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function WhatChanged({ iteration }: { iteration: IterationView }) {
  const { number, changes, newTakeIds, takes, sameAs } = iteration;
  if (number === 1) return <p className="text-muted text-sm">The first one.</p>;
  const fresh = takes.filter(({ takeId }) => newTakeIds.includes(takeId));
  return (
    <div className="grid gap-2">
      {sameAs !== null && <p className="text-sm">The very video of iteration {sameAs}.</p>}
      {changes.length > 0 && <ChangeList changes={changes} />}
      {fresh.length > 0 && sameAs === null && (
        <p className="text-muted text-sm leading-relaxed">
          {fresh.length === takes.length ? "All shots are new" : `New in the cut: ${shotsText(fresh)}`}
          {`. ${takesText(fresh)}`}
        </p>
      )}
      {changes.length === 0 && fresh.length === 0 && sameAs === null && (
        <p className="text-muted text-sm">Same brief, same takes; only the cut or its finish is another.</p>
      )}
    </div>
  );
}

const shotsText = (takes: IterationView["takes"]) =>
  `${takes.length === 1 ? "shot" : "shots"} ${takes.map(({ shot }) => shot).join(", ")}`;

/** Models and seeds behind some takes, each said once. */
function takesText(takes: IterationView["takes"]): string {
  const models = [...new Set(takes.map(({ model }) => model))].join(", ");
  const seeds = [...new Set(takes.map(({ seed }) => seed))];
  return `${models}, ${seeds.length === 1 ? "seed" : "seeds"} ${seeds.join(", ")}`;
}

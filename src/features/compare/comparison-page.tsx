"use client";

import { Replace, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/input";
import {
  filters,
  filterVariations,
  metricSort,
  type SortKey,
  sortVariations,
} from "@/domain/comparison/order";
import { comparableMetrics } from "@/domain/comparison/variation-scores";
import type { ComparisonView, VariationView } from "@/domain/comparison/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { Moment } from "@/features/wording/moments";
import { moneyText, waitText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";
import { kindTitles, metricTitle } from "./comparison-words";
import { DifferencesSection } from "./differences-section";
import type { PlayerVideo } from "./player/player-view";
import { SyncPlayer } from "./player/sync-player";
import { ProgressSection } from "./progress-section";
import { ScoresSection } from "./scores/scores-section";
import { TakeShotDialog } from "./take-shot-dialog";
import { useComparison } from "./use-comparison";
import { useRemovals } from "./use-removals";
import { VariationCards } from "./variation-cards";

export function ComparisonPage({ initial }: { initial: ComparisonView }) {
  const { comparison, offline } = useComparison(initial);
  const { params, setParams } = useUrlParams();
  const utils = trpc.useUtils();
  const decision = trpc.comparisons.decide.useMutation({
    onSuccess: () => utils.comparisons.byId.invalidate({ comparisonId: comparison.id }),
  });
  const removals = useRemovals();
  const shown = useShown(comparison.variations);
  const videos = usePlayerVideos(shown.variations);
  const { id, title, kind, decided, variations } = comparison;

  return (
    <PageFrame
      title={title}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge>{kindTitles[kind]}</Badge>
          <span>
            Started <Moment iso={comparison.createdAt} />
          </span>
          <Totals variations={variations} />
        </span>
      }
      actions={
        <>
          <TakeShot comparison={comparison} />
          <Button busy={removals.busy} onClick={() => removals.removeComparison({ id, title })}>
            <Trash2 aria-hidden /> Delete all
          </Button>
        </>
      }
    >
      <div className="grid gap-6">
        {offline && <FailureCallout error={offline} title="The server cannot be reached" />}
        {removals.error && <FailureCallout error={removals.error} title="Not deleted" />}
        {decision.error && <FailureCallout error={decision.error} title="Not recorded" />}
        {variations.length === 0 && (
          <EmptyState icon={Trash2} title="All variations are deleted">
            Undo right after deleting brings one back.
          </EmptyState>
        )}
        <ProgressSection comparisonId={id} variations={variations} />
        {videos.length > 0 && <SyncPlayer videos={videos} />}
        <ListControls variations={variations} sort={shown.sort} filter={shown.filter} onChange={setParams} />
        {variations.length > 0 && shown.variations.length === 0 && (
          <Callout title="Nothing matches the filter">Show all variations to see them.</Callout>
        )}
        <VariationCards
          variations={shown.variations}
          decided={decided?.position ?? null}
          busy={decision.isPending}
          onDecide={(position) => decision.mutate({ comparisonId: id, position })}
          onDelete={removals.removeVariation}
        />
        <DifferencesSection
          variations={shown.variations}
          all={params.get("rows") === "all"}
          onAll={(all) => setParams({ rows: all ? "all" : "" })}
        />
        <ScoresSection variations={shown.variations} />
      </div>
    </PageFrame>
  );
}

/** Variations as the address wants them: in which order, and which of them. */
function useShown(variations: readonly VariationView[]) {
  const { params } = useUrlParams();
  const sort = (params.get("sort") ?? "position") as SortKey;
  const filter = filters.find((name) => name === params.get("filter")) ?? "all";
  const shown = useMemo(
    () => sortVariations(filterVariations(variations, filter), sort),
    [variations, filter, sort],
  );
  return { variations: shown, sort, filter };
}

/** The finished videos. The same list as long as nothing in it changes: progress must not disturb what plays. */
function usePlayerVideos(variations: readonly VariationView[]): PlayerVideo[] {
  const videos = variations.flatMap(({ position, label, video, durationFrames }) =>
    video && durationFrames !== null
      ? [
          {
            position,
            label,
            src: video.video.url,
            poster: video.poster.url,
            width: video.width,
            height: video.height,
            fps: video.fps,
            durationFrames,
          },
        ]
      : [],
  );
  // Signed addresses change with every answer; the same file under a newer address is no reason to load it again.
  const identity = videos.map(({ position, src }) => `${position} ${src.split("?")[0]}`).join("\n");
  const [kept, setKept] = useState({ identity, videos });
  if (kept.identity === identity) return kept.videos;
  setKept({ identity, videos });
  return videos;
}

function Totals({ variations }: { variations: readonly VariationView[] }) {
  const costMicros = variations.reduce((sum, variation) => sum + variation.costMicros, 0);
  const seconds = variations.reduce((sum, variation) => sum + (variation.seconds ?? 0), 0);
  if (seconds === 0 && costMicros === 0) return null;
  return (
    <span>
      In total {moneyText(costMicros)}, {waitText(seconds)} of work
    </span>
  );
}

const filterTitles = { all: "All", finished: "Finished", accepted: "Passed the checks" };

function ListControls({
  variations,
  sort,
  filter,
  onChange,
}: {
  variations: readonly VariationView[];
  sort: SortKey;
  filter: (typeof filters)[number];
  onChange: (values: Record<string, string>) => void;
}) {
  const scored = variations.filter(({ scores }) => scores.metrics.length > 0);
  const metrics = comparableMetrics(scored.map(({ scores }) => scores));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <h2 className="grow font-semibold text-lg">Variations</h2>
      <Select
        aria-label="Sort by"
        value={sort}
        onChange={(event) => onChange({ sort: event.target.value === "position" ? "" : event.target.value })}
        className="w-auto"
      >
        <option value="position">As asked for</option>
        <option value="overall">Overall score</option>
        <option value="cost">Cost</option>
        <option value="time">Time</option>
        {metrics.map((metric) => (
          <option key={metricSort(metric)} value={metricSort(metric)}>
            {metricTitle(metric)}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Show"
        value={filter}
        onChange={(event) => onChange({ filter: event.target.value === "all" ? "" : event.target.value })}
        className="w-auto"
      >
        {filters.map((name) => (
          <option key={name} value={name}>
            {filterTitles[name]}
          </option>
        ))}
      </Select>
    </div>
  );
}

function TakeShot({ comparison }: { comparison: ComparisonView }) {
  const [open, setOpen] = useState(false);
  const finished = comparison.variations.filter(({ video }) => video !== null);
  if (finished.length < 2) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Replace aria-hidden /> Take a shot across
      </Button>
      {open && (
        <TakeShotDialog
          comparisonId={comparison.id}
          variations={finished}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}

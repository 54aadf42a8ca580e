"use client";

import { CircleAlert, Clapperboard, Link2, Pause, Play, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import { PreviewVideo, usePreviewing } from "@/features/media/preview-video";
import { RedrawDialog } from "@/features/project/redraw-dialog";
import type { ShotWork } from "@/features/project/shot-work";
import { TakesButton } from "@/features/scorecard/takes-button";
import { shotLengthText } from "@/features/wording/numbers";
import { cssAspect, termText } from "@/features/wording/terms";

const gridStyle = (aspect: Aspect) =>
  aspect === "16:9"
    ? "grid gap-x-4 gap-y-6 sm:grid-cols-2 2xl:grid-cols-3"
    : "grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-4 xl:grid-cols-4 2xl:grid-cols-5";

export function ShotGrid({
  projectId,
  works,
  aspect,
  fps,
  running,
  onResume,
}: {
  projectId: string;
  works: ShotWork[];
  aspect: Aspect;
  fps: number;
  running: boolean;
  onResume: () => void;
}) {
  if (works.length === 0 && !running) {
    return (
      <EmptyState icon={Clapperboard} title="No shots yet">
        The run stopped before the plan was made. Resume it, or start again with another prompt.
      </EmptyState>
    );
  }
  if (works.length === 0) return <ShotGridSkeleton aspect={aspect} />;
  return (
    <ol className={gridStyle(aspect)}>
      {works.map((work) => (
        <ShotTile
          key={work.shot.key}
          projectId={projectId}
          work={work}
          aspect={aspect}
          fps={fps}
          running={running}
          onResume={onResume}
        />
      ))}
    </ol>
  );
}

export function ShotGridSkeleton({ aspect }: { aspect: Aspect }) {
  return (
    <div className={gridStyle(aspect)}>
      <p className="sr-only">The shots appear here as soon as they are planned.</p>
      {["one", "two", "three", "four"].map((name) => (
        <div key={name} style={{ aspectRatio: cssAspect(aspect) }}>
          <Skeleton className="size-full rounded-lg" />
        </div>
      ))}
    </div>
  );
}

function ShotTile({
  projectId,
  work,
  aspect,
  fps,
  running,
  onResume,
}: {
  projectId: string;
  work: ShotWork;
  aspect: Aspect;
  fps: number;
  running: boolean;
  onResume: () => void;
}) {
  const { shot, number, failure } = work;
  const [redrawing, setRedrawing] = useState(false);
  return (
    <li className="grid content-start gap-2" id={`shot-${shot.key}`}>
      <ShotPicture work={work} aspect={aspect} />
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <p className="font-medium">Shot {number}</p>
        <p className="text-muted text-xs tabular-nums">{shotLengthText(shot.durationFrames, fps)}</p>
      </div>
      <p className="line-clamp-3 text-muted text-xs leading-relaxed">{shot.action}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
        {termText(shot.camera.size)}, {termText(shot.camera.move).toLowerCase()}
        {shot.continuesPrevious && (
          <span className="inline-flex items-center gap-1">
            <Link2 className="size-3" aria-hidden /> continues shot {number - 1}
          </span>
        )}
      </p>
      {work.clips > 0 && <TakesButton work={work} projectId={projectId} aspect={aspect} running={running} />}
      {failure && !running && (
        <div className="grid gap-2 rounded-md border border-danger/40 bg-danger-wash p-2.5 text-xs">
          <p className="flex gap-1.5">
            <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden /> {failure.message}
          </p>
          {failure.action === "change-prompt" && (
            <Button asChild size="sm">
              <Link href={`/studio?from=${projectId}`}>Change the prompt</Link>
            </Button>
          )}
          {failure.action === "retry" && (
            <Button size="sm" onClick={onResume}>
              Try shot {number} again
            </Button>
          )}
        </div>
      )}
      {work.status === "done" && !running && (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-3 justify-self-start"
          onClick={() => setRedrawing(true)}
        >
          <RefreshCw aria-hidden /> Redraw<span className="sr-only"> shot {number}</span>
        </Button>
      )}
      <RedrawDialog
        projectId={projectId}
        shotKey={shot.key}
        number={number}
        open={redrawing}
        onOpenChange={setRedrawing}
      />
    </li>
  );
}

function ShotPicture({ work, aspect }: { work: ShotWork; aspect: Aspect }) {
  const { number, shot, frame, clip, running, take } = work;
  const { previewing, handlers } = usePreviewing();
  const [pressed, setPressed] = useState(false);
  const playing = clip !== null && (previewing || pressed);
  return (
    <div
      {...handlers}
      className="relative overflow-hidden rounded-lg border border-line bg-stage"
      style={{ aspectRatio: cssAspect(aspect) }}
    >
      {!frame && !clip && (
        <span className="film-ticks absolute inset-x-0 top-1/2 h-1.5 opacity-30" aria-hidden />
      )}
      <PreviewVideo still={frame} video={clip} playing={playing} alt={`Shot ${number}: ${shot.action}`} />
      {take?.draft && (
        <Badge tone="film" className="absolute top-2 left-2">
          Draft
        </Badge>
      )}
      {clip && (
        <Button
          size="icon-sm"
          className="absolute right-2 bottom-2 border-white/20 bg-black/60 text-white hover:bg-black dark:hover:bg-black"
          aria-label={pressed ? `Pause shot ${number}` : `Play shot ${number}`}
          onClick={() => setPressed(!pressed)}
        >
          {pressed ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
      )}
      {running && (
        <div className="absolute inset-x-0 bottom-0 grid gap-1.5 bg-black/70 p-2 text-white text-xs">
          {running.stage === "frames" ? "Drawing the frame" : "Filming the clip"}
          <ProgressBar
            label={`Shot ${number}`}
            percent={Math.round(running.progress * 100)}
            className="bg-white/20"
          />
        </div>
      )}
    </div>
  );
}

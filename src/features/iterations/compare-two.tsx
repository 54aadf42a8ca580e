"use client";

import { Pause, Play, X } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { Slider } from "@/components/ui/slider";
import { changeText, type PairedScore, pairedScores } from "@/domain/iteration/paired-scores";
import type { IterationView } from "@/domain/view/iteration-views";
import { usePairPlayer } from "@/features/iterations/use-pair-player";
import { runningTimeText } from "@/features/wording/numbers";

/** Two iterations side by side, played as one; sound comes from one of them. */
export function CompareTwo({
  pair: [left, right],
  onClose,
}: {
  /** The older one first. */
  pair: readonly [IterationView, IterationView];
  onClose: () => void;
}) {
  const player = usePairPlayer();
  const longest = Math.max(left.durationSeconds, right.durationSeconds);
  return (
    <section
      aria-label="Side by side"
      className="grid gap-3 rounded-lg border border-line bg-surface p-3 sm:p-4"
    >
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-semibold text-sm">
          Iteration {left.number} and iteration {right.number}
        </h3>
        <Button size="icon-sm" variant="ghost" aria-label="Close the comparison" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-3">
        {[left, right].map((iteration, side) => (
          <Side
            key={iteration.runId}
            iteration={iteration}
            heard={player.heard === side}
            onHear={() => player.hear(side)}
            videoRef={player.refs[side] ?? null}
            {...(side === 0 && { onTime: player.follow, onEnd: player.pause })}
          />
        ))}
      </div>
      <div className="flex items-center gap-3">
        <Button
          size="icon"
          variant="primary"
          aria-label={player.playing ? "Pause both" : "Play both"}
          onClick={player.toggle}
        >
          {player.playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
        <Slider
          aria-label="Place in both videos"
          min={0}
          max={longest}
          step={1 / 24}
          value={[Math.min(player.seconds, longest)]}
          onValueChange={([seconds = 0]) => player.seek(seconds)}
        />
        <span className="shrink-0 text-muted text-xs tabular-nums">
          {runningTimeText(player.seconds)} / {runningTimeText(longest)}
        </span>
      </div>
      <ScoreTable left={left} right={right} />
    </section>
  );
}

function Side({
  iteration,
  heard,
  onHear,
  videoRef,
  onTime,
  onEnd,
}: {
  iteration: IterationView;
  heard: boolean;
  onHear: () => void;
  videoRef: RefObject<HTMLVideoElement | null> | null;
  onTime?: () => void;
  onEnd?: () => void;
}) {
  const { number, video, poster, width, height } = iteration;
  return (
    <div className="grid content-start gap-2">
      <div className="grid place-items-center rounded-md bg-stage">
        <video
          ref={videoRef}
          src={video.url}
          poster={poster.url}
          muted={!heard}
          playsInline
          preload="auto"
          aria-label={`Video of iteration ${number}`}
          onTimeUpdate={onTime}
          onEnded={onEnd}
          className="max-h-[60dvh] w-auto max-w-full rounded-md"
          style={{ aspectRatio: `${width} / ${height}` }}
        />
      </div>
      <Button
        size="sm"
        variant="ghost"
        aria-pressed={heard}
        aria-label={`Sound of iteration ${number}`}
        className={cn("justify-self-center", heard && "text-accent-text")}
        onClick={onHear}
      >
        {heard ? "Sound on" : "Hear this one"}
      </Button>
    </div>
  );
}

const scoreText = (score: number | null | undefined) =>
  score === null || score === undefined ? "–" : String(Math.round(score));

/** What both were measured for in the same way: first where they differ, the rest folded away. */
function ScoreTable({ left, right }: { left: IterationView; right: IterationView }) {
  const rows = pairedScores(left.scores, right.scores);
  const same = rows.filter((row) => changeText(row) === "same");
  const other = rows.filter((row) => !same.includes(row));
  const table = { numbers: [left.number, right.number] as const };
  return (
    <div className="grid max-w-xl gap-3">
      {other.length > 0 ? (
        <ScoreRows {...table} caption="Scores that differ" rows={other} />
      ) : (
        <p className="text-muted text-sm">Nothing that was measured differs.</p>
      )}
      {same.length > 0 && (
        <Disclosure summary="Measured the same" aside={String(same.length)}>
          <ScoreRows {...table} caption="Scores that are the same" rows={same} />
        </Disclosure>
      )}
    </div>
  );
}

function ScoreRows({
  caption,
  numbers,
  rows,
}: {
  caption: string;
  numbers: readonly [number, number];
  rows: readonly PairedScore[];
}) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th scope="col" className="py-1.5 font-normal">
            Measured
          </th>
          {numbers.map((number) => (
            <th key={number} scope="col" className="py-1.5 text-right font-normal">
              Iteration {number}
            </th>
          ))}
          <th scope="col" className="py-1.5 text-right font-normal">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.title} className="border-line border-b">
            <th scope="row" className="py-1.5 text-left font-normal">
              {row.title}
            </th>
            <td className="py-1.5 text-right tabular-nums">{scoreText(row.was)}</td>
            <td className="py-1.5 text-right tabular-nums">{scoreText(row.is)}</td>
            <td className="py-1.5 text-right tabular-nums">{changeText(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

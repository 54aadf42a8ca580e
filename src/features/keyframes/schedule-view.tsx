import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { type ScheduledWork, workSchedule } from "@/domain/shot/work-schedule";
import type { Keyframes } from "@/features/keyframes/use-keyframes";
import { waitText } from "@/features/wording/numbers";

/** Where nothing of the kind was made in the project yet. */
const usualSeconds = { frame: 8, clip: 45 };

/** When each frame and clip can be made, and which of them hold up the rest. */
export function ScheduleView({ keyframes: { frames, times, parallelClips } }: { keyframes: Keyframes }) {
  const { works, totalSeconds } = useMemo(() => {
    const usual = { frame: usualTime(times, "frame"), clip: usualTime(times, "clip") };
    return workSchedule(frames, { parallelClips, secondsOf: ({ slot, kind }) => times[slot] ?? usual[kind] });
  }, [frames, times, parallelClips]);
  const critical = works.filter((work) => work.critical);
  const shots = [...new Set(frames.map(({ shotKey }) => shotKey))];
  return (
    <Card className="grid gap-4">
      <p className="text-sm leading-relaxed">
        At best all frames and clips take <strong>{waitText(totalSeconds)}</strong>, if models take as much at
        once as there is to do. What holds up the rest:{" "}
        {holdUpText(critical.filter(({ kind }) => kind === "frame").length)}, then{" "}
        {parallelClips ? "the longest clip" : "one clip after the other"}.
      </p>
      <ol className="grid gap-1.5" aria-label="Schedule by shot">
        {shots.map((shotKey, index) => (
          <li key={shotKey} className="grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-3">
            <span className="text-sm">Shot {index + 1}</span>
            <Row works={works.filter((work) => work.shotKey === shotKey)} totalSeconds={totalSeconds} />
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-2 text-muted text-xs">
        <Badge tone="accent">Critical path</Badge> made earlier, everything is done earlier.
      </p>
    </Card>
  );
}

const holdUpText = (frames: number) =>
  frames === 1 ? "1 frame" : `${frames} frames that wait for one another`;

/** The middle of what such pieces took in this project. */
function usualTime(times: Keyframes["times"], kind: "frame" | "clip"): number {
  const ends = kind === "frame" ? "-frame" : "/clip";
  const known = Object.entries(times)
    .filter(([slot]) => slot.endsWith(ends))
    .map(([, seconds]) => seconds)
    .toSorted((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? usualSeconds[kind];
}

function Row({ works, totalSeconds }: { works: ScheduledWork[]; totalSeconds: number }) {
  const share = (seconds: number) => `${totalSeconds === 0 ? 0 : (seconds / totalSeconds) * 100}%`;
  return (
    <ul className="relative h-7 rounded-md bg-sunken">
      {works.map(({ slot, kind, startSeconds, endSeconds, critical }) => (
        <li
          key={slot}
          className={cn(
            "absolute inset-y-1 min-w-1 rounded-sm border",
            critical ? "border-accent bg-accent/70" : "border-line bg-control/40",
          )}
          style={{ left: share(startSeconds), width: share(endSeconds - startSeconds) }}
          title={`${workName(slot, kind)}: ${waitText(startSeconds)} to ${waitText(endSeconds)}`}
        >
          <span className="sr-only">
            {workName(slot, kind)}, from {waitText(startSeconds)} to {waitText(endSeconds)}
            {critical && ", on the critical path"}
          </span>
        </li>
      ))}
    </ul>
  );
}

const workName = (slot: string, kind: ScheduledWork["kind"]) =>
  kind === "clip" ? "Clip" : slot.endsWith("/first-frame") ? "First frame" : "Last frame";

import { ArrowRight, Link2, Scissors } from "lucide-react";
import type { PlanShot } from "@/domain/plan/plan";
import { FrameTile } from "@/features/keyframes/frame-tile";
import { ShotClip } from "@/features/keyframes/shot-clip";
import type { Keyframes } from "@/features/keyframes/use-keyframes";
import { shotLengthText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** A shot between its two frames, and how it is joined to the one before it. */
export function ShotFrames({
  shot,
  number,
  keyframes,
  session,
  open,
  onOpen,
  onOpenClip,
}: {
  shot: PlanShot;
  /** From 1, as people count. */
  number: number;
  keyframes: Keyframes;
  session: WorkspaceSession;
  /** A run is at work. */
  open: boolean;
  onOpen: (slot: string) => void;
  onOpenClip: (shotKey: string) => void;
}) {
  const { frames, plan, aspect } = keyframes;
  const own = frames.filter(({ shotKey }) => shotKey === shot.key);
  const inherits = own[0]?.inherits ?? null;
  return (
    <li
      aria-label={`Frames of shot ${number}`}
      className="flex max-w-full items-stretch gap-3 [contain-intrinsic-size:22rem_20rem] [content-visibility:auto]"
    >
      {number > 1 && <Joint linked={inherits !== null} />}
      <section className="grid min-w-0 content-start gap-2.5 rounded-lg border border-line bg-surface p-3">
        <header className="flex items-baseline justify-between gap-3">
          <h2 className="font-medium text-sm">Shot {number}</h2>
          <span className="text-muted text-xs tabular-nums">
            {shotLengthText(shot.durationFrames, plan.fps)}
          </span>
        </header>
        <div className="grid grid-cols-[minmax(0,9rem)_auto_minmax(0,9rem)] items-start justify-start gap-1.5">
          {own[0] && <FrameTile frame={own[0]} aspect={aspect} onOpen={onOpen} session={session} />}
          <ArrowRight className="mt-16 size-4 text-muted" role="img" aria-label="becomes" />
          {own[1] && <FrameTile frame={own[1]} aspect={aspect} onOpen={onOpen} session={session} />}
        </div>
        <p className="line-clamp-2 max-w-80 text-muted text-xs leading-relaxed">{shot.action}</p>
        <ShotClip
          {...{ number, session, keyframes, open }}
          shotKey={shot.key}
          onChange={() => onOpenClip(shot.key)}
        />
      </section>
    </li>
  );
}

function Joint({ linked }: { linked: boolean }) {
  const Icon = linked ? Link2 : Scissors;
  return (
    <span className="grid w-5 shrink-0 content-center justify-items-center gap-1 text-muted max-sm:hidden">
      <Icon className="size-4" role="img" aria-label={linked ? "goes on without a cut" : "cut"} />
      <ArrowRight className="size-4" aria-hidden />
    </span>
  );
}

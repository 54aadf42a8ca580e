"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SlotHistory } from "@/features/history/slot-history";
import { FrameForm } from "@/features/keyframes/frame-form";
import { FrameTakes } from "@/features/keyframes/frame-takes";
import { frameName, type Keyframes } from "@/features/keyframes/use-keyframes";
import { SaveProblem } from "@/features/workspace/save-bar";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** One frame large, with its takes and all that a maker can say of it. */
export function FrameDialog({
  keyframes,
  session,
  open,
  slot,
  onShow,
}: {
  keyframes: Keyframes;
  session: WorkspaceSession;
  /** A run is at work. */
  open: boolean;
  slot: string | null;
  onShow: (slot: string | null) => void;
}) {
  const { frames } = keyframes;
  const index = frames.findIndex((frame) => frame.slot === slot);
  const frame = frames[index];
  const step = (by: -1 | 1) => onShow(frames[index + by]?.slot ?? slot);
  return (
    <Dialog
      open={frame !== undefined}
      onOpenChange={(next) => !next && onShow(null)}
      title={frame ? frameName(frame) : ""}
      className="max-w-5xl"
    >
      {frame && (
        <div className="grid min-w-0 gap-5">
          <nav aria-label="Frames" className="flex gap-2">
            <Button size="sm" disabled={index === 0} onClick={() => step(-1)}>
              <ArrowLeft aria-hidden /> Frame before
            </Button>
            <Button size="sm" disabled={index === frames.length - 1} onClick={() => step(1)}>
              Next frame <ArrowRight aria-hidden />
            </Button>
          </nav>
          <SaveProblem session={session} />
          <div className="grid min-w-0 gap-6 lg:grid-cols-2">
            <FrameTakes key={`takes/${frame.slot}`} frame={frame} keyframes={keyframes} session={session} />
            <FrameForm
              key={`form/${frame.slot}`}
              frame={frame}
              keyframes={keyframes}
              session={session}
              open={open}
            />
          </div>
          <SlotHistory
            key={`history/${frame.slot}`}
            projectId={keyframes.projectId}
            aspect={keyframes.aspect}
            slot={frame.slot}
            name={frameName(frame)}
            session={session}
            plan={keyframes.plan}
          />
        </div>
      )}
    </Dialog>
  );
}
